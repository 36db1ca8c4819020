namespace Payments.Callbacks;

/// <summary>Lets the channels' callbacks in: checked, stored, and only then answered. Any key will do.</summary>
[Alias("callback-gate")]
public interface ICallbackGateGrain : IGrainWithStringKey
{
    [Alias("receive")]
    Task<CallbackReply> Receive(CallbackDelivery delivery);
}
