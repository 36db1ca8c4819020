using Payments.Merchants;
using Payments.Sagas;

namespace Payments.Checkout;

/// <summary>What a payment's saga remembers as it goes on. Pure.</summary>
public static class PaymentSaga
{
    public static SagaState Start(CreatePayment command, MerchantTerms terms, DateTimeOffset now, TimeSpan patience) => new()
    {
        Type = "payment",
        MerchantId = command.MerchantId,
        Status = SagaStatus.Running,
        Steps = [new SagaStep("limits", "done", null, now), new SagaStep("charge", "running", null, now)],
        StartedAt = now,
        Due = now + patience,
        Payment = new PaymentOrder
        {
            Fingerprint = command.Request.Fingerprint,
            Amount = command.Amount.Minor,
            Currency = command.Amount.Currency,
            Method = command.Method,
            OrderNumber = command.OrderNumber,
            OrderId = command.OrderId,
            Description = command.Description,
            Limits = terms.Limits,
            Fee = terms.Fee,
        },
    };

    public static SagaState After(SagaState saga, PaymentView payment, DateTimeOffset now)
    {
        // A final answer stands in the payment; only one that was still open would be lost when the payment moves on.
        var answered = IsOpen(payment.Status) ? saga with { Payment = saga.Payment with { Answer = saga.Payment.Answer ?? payment } } : saga;
        var charge = new SagaStep("charge", IsOpen(payment.Status) ? "waiting" : "done", payment.Status.ToString(), now);
        if (IsOpen(payment.Status))
        {
            return answered with
            {
                Steps = answered.Steps.SetItem(1, charge),
                Due = now + QuestionSchedule.After(saga.Questions),
                Questions = saga.Questions + 1,
            };
        }

        var paid = payment.Status == PaymentStatus.Succeeded;
        SagaStep[] rest = paid
            ? [new SagaStep("book", "done", null, now), new SagaStep("order_paid", "done", null, now)]
            : [new SagaStep("order", "compensated", null, now), new SagaStep("limits", "compensated", null, now)];
        return answered with
        {
            Status = paid ? SagaStatus.Completed : SagaStatus.Compensated,
            Steps = [.. answered.Steps.SetItem(1, charge), .. rest],
            EndedAt = now,
            Due = null,
        };
    }

    /// <summary>Whether the channel still has something to say.</summary>
    public static bool IsOpen(PaymentStatus status) => status is PaymentStatus.Processing or PaymentStatus.Pending or PaymentStatus.Unknown;
}
