using Payments.Checkout;
using Payments.Ids;
using Payments.Money;
using Payments.Outcomes;
using Payments.Refunds;

namespace Payments.Holds;

/// <summary>What a pre-authorisation lets be refunded of its captures, whatever has become of the rest of it. Pure.</summary>
public static class CaptureRefundRules
{
    /// <summary>They stand in one row.</summary>
    public const int MostRefunds = 100;

    /// <param name="captureId">Null for the oldest capture that has enough left.</param>
    /// <param name="minor">Null for all that is left.</param>
    public static Outcome<HoldState> Hold(HoldState state, string refundId, string? captureId, long? minor, DateTimeOffset now)
    {
        if (Find(state, refundId) is not null) return state;
        if (state.Captures.Sum(one => one.Refunds.Length) >= MostRefunds) return HoldRefusals.TooManyRefunds(MostRefunds);
        var chosen = captureId is null ? Choose(state, minor) : Named(state, captureId);
        if (!chosen.Accepted) return chosen.Refusal;
        var capture = chosen.Value;
        var held = MoneyOf(state, capture).Hold(refundId, minor, now);
        return held.Accepted ? With(state, capture, held.Value, now) : held.Refusal;
    }

    /// <summary>The state after the channel's answer; the same object when the answer changes nothing.</summary>
    public static HoldState Settle(string id, HoldState state, string refundId, RefundStatus status, DateTimeOffset now)
    {
        if (Find(state, refundId) is not { } capture || MoneyOf(state, capture).Settle(refundId, status, now) is not { } step) return state;
        var settled = With(state, capture, step, now);
        return status == RefundStatus.Succeeded ? HoldChanges.Recorded(id, settled, "preauthorisation.refunded", now) : settled;
    }

    public static RefundHold HoldOf(HoldState state, string refundId)
    {
        var capture = Find(state, refundId)!;
        var minor = capture.Refunds.First(refund => refund.Id == refundId).Minor;
        return new RefundHold(
            AttemptId.Of(refundId, AttemptId.First),
            new Amount(minor, state.Currency),
            state.MerchantId,
            capture.Operation.Reference ?? throw new InvalidOperationException("A capture that has succeeded has its channel's reference."),
            state.Channel,
            state.CountedOn,
            capture.Id,
            PaymentExchange.Returned(state.Exchange, minor, state.Amount));
    }

    /// <summary>One refund at the channel gives back of one capture, because a channel knows no more than that.</summary>
    private static Outcome<StoredCapture> Choose(HoldState state, long? minor)
    {
        var captured = state.Captures.Where(capture => capture.Status == CaptureStatus.Succeeded).Select(capture => (Capture: capture, MoneyOf(state, capture).Left)).ToList();
        if (captured.Count == 0) return HoldRefusals.NotRefundable;
        var left = captured.Sum(one => one.Left);
        var wanted = minor ?? left;
        if (minor is <= 0) return RefundRefusals.BadAmount;
        if (left == 0 || wanted > left) return RefundRefusals.ExceedsCaptured(left);
        var fitting = captured.Find(one => one.Left >= wanted).Capture;
        return fitting is null ? HoldRefusals.RefundSpansCaptures(captured.Max(one => one.Left)) : fitting;
    }

    private static Outcome<StoredCapture> Named(HoldState state, string captureId)
    {
        if (state.Captures.FirstOrDefault(capture => capture.Id == captureId) is not { } capture) return HoldRefusals.CaptureNotFound;
        return capture.Status == CaptureStatus.Succeeded ? capture : HoldRefusals.CaptureNotRefundable;
    }

    /// <summary>The capture itself stays as it was answered; only its refunds change.</summary>
    private static HoldState With(HoldState state, StoredCapture capture, RefundStep step, DateTimeOffset now) => HoldChanges.Fresh(state, now) with
    {
        Captures = state.Captures.Replace(capture, capture with { Refunds = step.Refunds }),
        Transfers = step.Transfers,
    };

    private static StoredCapture? Find(HoldState state, string refundId) =>
        state.Captures.FirstOrDefault(capture => capture.Refunds.Any(refund => refund.Id == refundId));

    private static CapturedMoney MoneyOf(HoldState state, StoredCapture capture) =>
        new(state.MerchantId, state.Channel, new Amount(capture.Minor, state.Currency), capture.Refunds);
}
