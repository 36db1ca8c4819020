namespace Payments.Channels;

/// <summary>A way to move money. Every outcome is an answer; only bugs are exceptions.</summary>
/// <remarks>
/// An order names its attempt, and a channel acts at most once per attempt: a repeated order is answered with the first
/// outcome. An attempt is recorded before its order is sent, and what became of an unknown one is asked with
/// <see cref="Query"/>. Cancelling a call is an answer too: Unknown once something may have been sent.
/// </remarks>
public interface IPaymentChannel
{
    string Name { get; }

    ChannelCapabilities Capabilities { get; }

    Task<ChannelAnswer> Charge(ChargeOrder order, CancellationToken cancellation);

    Task<ChannelAnswer> Refund(RefundOrder order, CancellationToken cancellation);

    /// <summary>Gives a whole charge back before it is settled, or ends one that still waits.</summary>
    Task<ChannelAnswer> Void(VoidOrder order, CancellationToken cancellation);

    /// <summary>Holds an amount, to be captured later. A channel that cannot declines with not_supported.</summary>
    Task<ChannelAnswer> Authorise(ChargeOrder order, CancellationToken cancellation);

    /// <summary>Takes part of what an authorisation holds, or all of it.</summary>
    Task<ChannelAnswer> Capture(CaptureOrder order, CancellationToken cancellation);

    /// <summary>Lets go what an authorisation still holds, or ends one that still waits.</summary>
    Task<ChannelAnswer> Release(ReleaseOrder order, CancellationToken cancellation);

    /// <summary>What became of an attempt. Never NotSent: a question that was not asked proves nothing.</summary>
    Task<ChannelAnswer> Query(QueryOrder order, CancellationToken cancellation);
}
