using System.Collections.Immutable;
using System.Text.Json;
using Payments.Events;
using Payments.Ledger;
using Payments.Money;
using Payments.Sagas;

namespace Payments.Checkout;

/// <summary>What may happen to a payment and what follows from it. Pure.</summary>
public static class PaymentRules
{
    public static PaymentState Begin(string id, BeginPayment intent) => Recorded(id, PaymentStatus.Processing, intent.At, new PaymentState
    {
        MerchantId = intent.MerchantId,
        OrderId = intent.OrderId,
        Amount = intent.Amount.Minor,
        Currency = intent.Amount.Currency,
        Status = PaymentStatus.Processing,
        Description = intent.Description,
        Fee = intent.Fee,
        CountedOn = intent.CountedOn,
        Exchange = intent.Exchange,
        Attempt = AttemptOf(intent),
        Earlier = Earlier(intent),
        CreatedAt = intent.At,
        ExpiresAt = intent.ExpiresAt,
    });

    /// <summary>The payment with its first answer: both steps and both events, in one write.</summary>
    public static PaymentState BeginSettled(string id, BeginPayment intent, AttemptResult result, DateTimeOffset now)
    {
        var begun = Begin(id, intent);
        var settled = Settle(id, begun, result, now);
        return ReferenceEquals(settled, begun) ? begun : settled with { Outbox = [.. begun.Outbox, .. settled.Outbox] };
    }

    /// <summary>The state after the channel's answer; the same object when the answer changes nothing.</summary>
    public static PaymentState Settle(string id, PaymentState state, AttemptResult result, DateTimeOffset now)
    {
        result = ChannelAnswers.Shown(result, state.Attempt.NextAction);
        if (PaymentTransitions.Next(state.Status, CommandOf(result.Outcome)) is not { } next) return state;
        var attempt = state.Attempt with
        {
            Outcome = result.Outcome,
            Reference = result.Reference ?? state.Attempt.Reference,
            Decline = result.Decline,
            // A lost answer says nothing new: what the customer was to do stays as it was.
            NextAction = result.NextAction ?? (result.Outcome == AttemptOutcome.Unknown ? state.Attempt.NextAction : null),
            Why = result.Why,
        };
        if (next == state.Status && attempt == state.Attempt) return state;
        var settled = state with { Status = next, Attempt = attempt, Transfers = [] };
        if (!PaymentSaga.IsOpen(next)) settled = settled with { SettledAt = now, ExpiresAt = null };
        if (next == PaymentStatus.Succeeded) settled = settled with { Transfers = Book(id, settled, now) };
        return next == state.Status ? settled with { UpdatedAt = now, Outbox = [] } : Recorded(id, next, now, settled);
    }

    /// <summary>The payment at the attempt that its saga is at: it may have gone on to another channel.</summary>
    public static PaymentState At(PaymentState state, BeginPayment intent) => intent.AttemptId == state.Attempt.Id || !PaymentSaga.IsOpen(state.Status)
        ? state
        : state with { Attempt = AttemptOf(intent), Earlier = Earlier(intent) };

    /// <summary>The state after money came late; the same object when it is in it already, or never was late.</summary>
    public static PaymentState SettleLate(string id, PaymentState state, LatePayment success, DateTimeOffset now)
    {
        if (PaymentTransitions.Next(state.Status, PaymentCommand.SucceedLate) is not { } next) return state;
        var settled = state with
        {
            Status = next,
            Attempt = state.Attempt with { Outcome = AttemptOutcome.Succeeded, Reference = success.Reference, Decline = null, NextAction = null, Why = null },
            // What goes straight back costs the merchant nothing, and counts nowhere.
            Fee = success.Honoured ? state.Fee : new FeeTerms(0, 0),
            CountedOn = success.CountedOn,
            SettledAt = now,
        };
        settled = settled with { Transfers = Book(id, settled, now) };
        // Whoever ships on payment.succeeded must not ship for money that goes back.
        return Recorded(id, success.Honoured ? EventType(next) : "payment.succeeded_late", now, settled);
    }

    /// <summary>How a payment stands after the channel's first answer.</summary>
    public static PaymentStatus StatusAfter(AttemptOutcome outcome) =>
        PaymentTransitions.Next(PaymentStatus.Processing, CommandOf(outcome)) ?? throw new InvalidOperationException("Every answer leads on from processing.");

    public static PaymentView View(string id, PaymentState state) => new(
        id,
        state.MerchantId,
        state.OrderId,
        state.Amount,
        state.Currency,
        state.Status,
        RefundRules.Refunded(state),
        state.Attempt.Decline,
        state.Status == PaymentStatus.Pending ? state.Attempt.NextAction : null,
        state.Description,
        state.CreatedAt,
        state.UpdatedAt,
        state.Attempt.Outcome == AttemptOutcome.Open ? null : state.ExpiresAt,
        state.Exchange);

    /// <summary>The view of the moment the channel had its last word: refunds have come later.</summary>
    public static PaymentView ViewSettled(string id, PaymentState state)
    {
        var view = View(id, state);
        return state.Status is PaymentStatus.PartiallyRefunded or PaymentStatus.Refunded
            ? view with { Status = PaymentStatus.Succeeded, Refunded = 0, UpdatedAt = state.SettledAt ?? state.UpdatedAt }
            : view with { UpdatedAt = state.SettledAt ?? state.UpdatedAt };
    }

    /// <summary>The state with its next event, named after its new status.</summary>
    public static PaymentState Recorded(string id, PaymentStatus status, DateTimeOffset now, PaymentState state) => Recorded(id, EventType(status), now, state);

    private static StoredAttempt AttemptOf(BeginPayment intent) => new() { Id = intent.AttemptId, Channel = intent.Channel, Method = intent.Method };

    private static ImmutableArray<EarlierAttempt>? Earlier(BeginPayment intent) => intent.Earlier.IsDefaultOrEmpty ? null : intent.Earlier;

    private static List<Transfer> Book(string id, PaymentState state, DateTimeOffset now)
    {
        var amount = new Amount(state.Amount, state.Currency);
        var payable = Account.Payable(state.MerchantId);
        List<Transfer> transfers = [Transfer.Of(state.MerchantId, id, 1, Account.Clearing(state.Attempt.Channel), payable, amount, now)];
        var fee = Fee.Of(amount, state.Fee);
        if (fee.Minor > 0) transfers.Add(Transfer.Of(state.MerchantId, id, 2, payable, Account.Fees, fee, now));
        return transfers;
    }

    private static PaymentState Recorded(string id, string type, DateTimeOffset now, PaymentState state)
    {
        var sequence = checked(state.LastEvent + 1);
        var next = state with { LastEvent = sequence, UpdatedAt = now };
        var data = JsonSerializer.Serialize(View(id, next), PaymentJson.Default.PaymentView);
        return next with { Outbox = [OutboxEvent.Of(type, state.MerchantId, id, sequence, now, data)] };
    }

    private static PaymentCommand CommandOf(AttemptOutcome outcome) => outcome switch
    {
        AttemptOutcome.Open => PaymentCommand.Wait,
        AttemptOutcome.Succeeded => PaymentCommand.Succeed,
        AttemptOutcome.Declined => PaymentCommand.Decline,
        AttemptOutcome.CustomerAction => PaymentCommand.AskCustomer,
        AttemptOutcome.Processing => PaymentCommand.Wait,
        AttemptOutcome.Unknown => PaymentCommand.LoseAnswer,
        AttemptOutcome.Cancelled => PaymentCommand.Cancel,
        AttemptOutcome.Expired => PaymentCommand.Expire,
    };

    private static string EventType(PaymentStatus status) => status switch
    {
        PaymentStatus.Processing => "payment.processing",
        PaymentStatus.Pending => "payment.pending",
        PaymentStatus.Unknown => "payment.unknown",
        PaymentStatus.Succeeded => "payment.succeeded",
        PaymentStatus.Failed => "payment.failed",
        PaymentStatus.Cancelled => "payment.cancelled",
        PaymentStatus.Expired => "payment.expired",
        PaymentStatus.PartiallyRefunded => "payment.partially_refunded",
        PaymentStatus.Refunded => "payment.refunded",
    };
}
