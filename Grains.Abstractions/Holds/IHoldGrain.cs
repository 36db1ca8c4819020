using Orleans.Concurrency;
using Payments.Limits;
using Payments.Outcomes;
using Payments.Refunds;
using Payments.Sagas;

namespace Payments.Holds;

/// <summary>One pre-authorisation with its captures, and the saga that carries them out. Its key is the pre-authorisation's id.</summary>
[Alias("hold")]
public interface IHoldGrain : IGrainWithStringKey
{
    [Alias("run")]
    Task<Outcome<HoldAnswer>> Run(CreateHold command);

    [Alias("capture")]
    Task<Outcome<CaptureAnswer>> Capture(CaptureHold command);

    /// <summary>
    /// Lets go what was not captured, at the channel first. The answer is the pre-authorisation: voided, or voiding as long as
    /// the channel has not said. Doing it again changes nothing.
    /// </summary>
    [Alias("void")]
    Task<Outcome<PreAuthorisationView>> Void(string merchantId);

    /// <summary>Holds part of what was captured for a refund, or all that is left. Doing it again gives the same hold.</summary>
    /// <param name="captureId">Which capture; null for the oldest one that has enough left.</param>
    [Alias("hold-refund")]
    Task<Outcome<RefundHold>> HoldRefund(string merchantId, string refundId, string? captureId, long? minor);

    /// <summary>Applies what became of a refund; a success books the money in the same transaction. Doing it again changes nothing.</summary>
    [Alias("settle-refund")]
    Task SettleRefund(string refundId, RefundStatus status);

    [ReadOnly, Alias("read")]
    Task<Outcome<PreAuthorisationView>> Read();

    /// <summary>Goes on where a crash or an unanswered channel left it, warns before it expires, and lets it go when it has.</summary>
    [Alias("resume")]
    Task Resume();

    /// <summary>Runs now what waits for the channel.</summary>
    [Alias("retry")]
    Task<Outcome<SagaReceipt>> Retry();

    /// <summary>A channel's callback says that there is news: the channel is asked.</summary>
    [Alias("hear")]
    Task<SagaHearing> Hear();

    /// <summary>What the merchant's limits have to count it for.</summary>
    [Alias("claim")]
    Task<HoldClaim> Claim();
}
