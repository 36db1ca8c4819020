using Orleans.Concurrency;
using Payments.Limits;
using Payments.Outcomes;
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
