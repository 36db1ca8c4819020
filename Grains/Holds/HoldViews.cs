using Payments.Checkout;
using Payments.Limits;
using Payments.Refunds;

namespace Payments.Holds;

/// <summary>What is told of a pre-authorisation. Pure.</summary>
public static class HoldViews
{
    public static PreAuthorisationView View(string id, HoldState state, DateTimeOffset now) => new(
        id,
        state.MerchantId,
        state.Amount,
        state.Currency,
        state.Status,
        Captured(state),
        Refunded(state),
        state.Status == HoldStatus.Authorised ? state.Amount - Claimed(state) : 0,
        state.Status == HoldStatus.Authorised ? SecondsUntil(state.ExpiresAt, now) : 0,
        state.ExpiresAt,
        state.Authorisation.Decline,
        state.Status == HoldStatus.Pending ? state.Authorisation.NextAction : null,
        state.Description,
        [.. state.Captures.Select(capture => View(id, state.Currency, capture))],
        state.CreatedAt,
        state.UpdatedAt,
        state.Exchange);

    public static CaptureView View(string id, string currency, StoredCapture capture) => new(
        capture.Id, id, capture.Minor, currency, Refunded(capture), capture.IsFinal, capture.Status, capture.Operation.Decline, capture.CreatedAt, capture.UpdatedAt);

    /// <summary>What the creating request is answered with, however often it comes; null while there is no answer yet.</summary>
    public static PreAuthorisationView? FirstAnswer(string id, HoldState state)
    {
        if (state.Answer is { } open) return open;
        if (state.AuthorisedAt is { } at)
            return View(id, state with { Status = HoldStatus.Authorised, Captures = [], UpdatedAt = at }, at);
        return state.Status == HoldStatus.Failed ? View(id, state, state.UpdatedAt) : null;
    }

    public static CaptureView? FirstAnswer(string id, string currency, StoredCapture capture) =>
        capture.Answer ?? (capture.Operation.IsOpen ? null : View(id, currency, capture with { Refunds = [] }));

    public static long Captured(HoldState state) => state.Captures.Where(capture => capture.Status == CaptureStatus.Succeeded).Sum(capture => capture.Minor);

    public static long Refunded(HoldState state) => state.Captures.Sum(Refunded);

    /// <summary>What was captured, and what captures under way may come to have captured.</summary>
    public static long Claimed(HoldState state) => state.Captures.Where(capture => capture.Status != CaptureStatus.Failed).Sum(capture => capture.Minor);

    /// <summary>What the channel holds and nobody has captured yet.</summary>
    public static long Reserved(HoldState state) => state.AuthorisedAt is null || HoldTransitions.IsFinal(state.Status) ? 0 : state.Amount - Captured(state);

    /// <summary>What counts against the limits and was never captured.</summary>
    public static long NotCaptured(HoldState state) => PaymentExchange.Left(state.Exchange, Captured(state), state.Amount);

    public static HoldClaim Claim(HoldState state) => (state.AuthorisedAt is null, HoldTransitions.IsFinal(state.Status)) switch
    {
        (true, true) => HoldClaim.Free,
        (true, false) => HoldClaim.Asked,
        (false, false) => HoldClaim.Counted,
        (false, true) => HoldClaim.Ended,
    };

    private static long Refunded(StoredCapture capture) => capture.Refunds.Where(refund => refund.Status == RefundStatus.Succeeded).Sum(refund => refund.Minor);

    private static long SecondsUntil(DateTimeOffset at, DateTimeOffset now) => Math.Max(0, (at - now).Ticks / TimeSpan.TicksPerSecond);
}
