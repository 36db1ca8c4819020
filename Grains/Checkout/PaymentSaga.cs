using Payments.Limits;
using Payments.Merchants;
using Payments.Routing;
using Payments.Sagas;

namespace Payments.Checkout;

/// <summary>What a payment's saga remembers as it goes on. Pure.</summary>
public static class PaymentSaga
{
    /// <summary>risk, limits, order, charge, book, order_paid: as the view saga_steps has them.</summary>
    private const int Plan = 1;

    public static SagaState Start(CreatePayment command, MerchantTerms terms, DateTimeOffset now) => new()
    {
        Type = "payment",
        MerchantId = command.MerchantId,
        Status = SagaStatus.Running,
        Plan = Plan,
        StartedAt = now,
        Payment = new PaymentOrder
        {
            Fingerprint = command.Request.Fingerprint,
            Amount = command.Amount.Minor,
            Currency = command.Amount.Currency,
            Method = command.Method,
            Methods = command.Methods,
            OrderNumber = command.OrderNumber,
            OrderId = command.OrderId,
            Description = command.Description,
            ReturnUrl = command.ReturnUrl,
            ExpiresIn = command.ExpiresIn,
            OwnHold = true,
            Limits = terms.Limits,
            Fee = terms.Fee,
        },
    };

    /// <summary>
    /// Whether the row is as it began. Then its first answer is under way, or was a success and all there is to say: the payment's
    /// row knows which. Whatever else becomes of a saga is written, with when to look at it again.
    /// </summary>
    public static bool IsIntent(SagaState saga) => saga is { Status: SagaStatus.Running, Due: null };

    /// <summary>An intent whose first answer nobody is waiting for any more: from now on it is woken when it is due.</summary>
    public static SagaState Taken(SagaState intent, DateTimeOffset due) => intent with { Due = due };

    /// <summary>What the limits call what they hold for it.</summary>
    public static string HoldOf(string paymentId, SagaState saga) => saga.Payment.OwnHold is true ? HoldId.Of(paymentId, saga.StartedAt) : paymentId;

    public static SagaState Counted(SagaState saga, CountedTerms terms) =>
        terms.Exchange is null ? saga : saga with { Payment = saga.Payment with { Exchange = terms.Exchange, Fee = terms.Fee } };

    public static SagaState CountedOn(SagaState saga, LimitHold hold) => saga with { Payment = saga.Payment with { CountedOn = hold.Day } };

    public static SagaState Routed(SagaState saga, ChosenRoute route) => saga with
    {
        Payment = saga.Payment with { Channel = route.First, Fallbacks = route.Fallbacks, Methods = PaymentRoute.Tokens(saga.Payment.Methods, route.Names) },
        Decisions = route.Decisions,
    };

    /// <param name="held">Whether the limits are known to hold the amount: only then does it count, and is given back in the end.</param>
    /// <param name="answered">Whether the channel has said how it stands, or what became of the wish to end it.</param>
    public static SagaState After(SagaState saga, PaymentView payment, DateTimeOffset now, bool held = true, bool answered = true) => IsOpen(payment.Status)
        ? Waiting(saga, payment, answered ? payment.Status : PaymentStatus.Unknown, now, held)
        : IsPaid(payment.Status) ? Completed(saga, payment, now) : Compensated(saga, payment, now);

    /// <summary>Whether the channel still has something to say.</summary>
    public static bool IsOpen(PaymentStatus status) => status is PaymentStatus.Processing or PaymentStatus.Pending or PaymentStatus.Unknown;

    public static bool IsPaid(PaymentStatus status) => status is PaymentStatus.Succeeded or PaymentStatus.PartiallyRefunded or PaymentStatus.Refunded;

    /// <summary>Whether a request of the attempt may still be on its way to a channel that has not seen it.</summary>
    public static bool MayStillArrive(SagaState saga, TimeSpan callLimit, DateTimeOffset now)
    {
        var charge = saga.Steps.LastOrDefault(step => step.Name == "charge");
        // A blocked payment has sent nothing; one without a word about its charge may have sent it when its process ended.
        return charge?.Status != "skipped" && now - (charge?.At ?? saga.StartedAt) < callLimit;
    }

    private static SagaState Waiting(SagaState saga, PaymentView payment, PaymentStatus said, DateTimeOffset now, bool held)
    {
        // A call that certainly did nothing is made again; an answer that was lost is asked for.
        var retry = saga.Retry is { Sending: false } unsent ? RetrySchedule.After(unsent.Tries) : null;
        var alike = saga.Steps.LastOrDefault(step => step.Name == "charge")?.Result == said.ToString() ? saga.Questions : 0;
        var (next, questions) = retry is { } wait ? (now + wait, saga.Questions) : QuestionSchedule.Next(saga.Due, alike, now, unanswered: said == PaymentStatus.Unknown);
        var due = PaymentSagaExpiry.NotAfter(saga, next);
        var tries = retry is null ? questions : saga.Retry!.Tries;
        return saga with
        {
            // A final answer stands in the payment; only one that is still open would be lost when the payment moves on.
            Payment = saga.Payment with { Answer = saga.Payment.Answer ?? payment, OnlyCounts = retry is null && held ? true : saga.Payment.OnlyCounts },
            Steps = Step(saga, new SagaStep("charge", "waiting", said.ToString(), now, saga.Retry?.Error, tries, due)),
            Due = due,
            Questions = questions,
        };
    }

    private static SagaState Completed(SagaState saga, PaymentView payment, DateTimeOffset now) => saga with
    {
        Status = SagaTransitions.Next(saga.Status, SagaCommand.Complete) ?? saga.Status,
        // What went by the plan needs no word.
        Steps = saga.Steps.IsEmpty ? saga.Steps : Step(saga, new SagaStep("charge", "done", payment.Status.ToString(), now, null, Tries(saga))),
        EndedAt = now,
        Due = null,
    };

    private static SagaState Compensated(SagaState saga, PaymentView payment, DateTimeOffset now)
    {
        var status = payment.Status is PaymentStatus.Cancelled or PaymentStatus.Expired ? "compensated" : "failed";
        return PaymentSagaExpiry.Watched(payment.Status, now, saga with
        {
            Status = SagaTransitions.Next(saga.Status, SagaCommand.Undone) ?? saga.Status,
            Steps = Step(saga, new SagaStep("charge", status, payment.Status.ToString(), now, payment.Decline?.Reason ?? saga.Retry?.Error, Tries(saga))),
            EndedAt = now,
            Due = null,
        });
    }

    private static int? Tries(SagaState saga)
    {
        var asked = saga.Steps.LastOrDefault(step => step.Name == "charge")?.Tries;
        return saga.Retry is { } retry ? Math.Max(asked ?? 0, retry.Sending ? retry.Tries + 1 : retry.Tries) : asked;
    }

    private static System.Collections.Immutable.ImmutableArray<SagaStep> Step(SagaState saga, SagaStep step) => SagaSteps.Set(saga.Steps, step);
}
