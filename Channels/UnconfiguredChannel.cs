namespace Payments.Channels;

/// <summary>Stands where no channel is configured: every payment fails with a clear reason, and nothing is sent anywhere.</summary>
public sealed class UnconfiguredChannel : IPaymentChannel
{
    private static readonly Task<ChannelAnswer> No = Task.FromResult<ChannelAnswer>(
        new ChannelAnswer.Declined(DeclineReason.ChannelError, Retryable: false, "no_channel_configured"));

    public string Name => "none";

    public ChannelCapabilities Capabilities { get; } = new(PreAuthorisation: false, PartialCapture: false, MultipleCapture: false, PartialRefund: false);

    public Task<ChannelAnswer> Charge(ChargeOrder order, CancellationToken cancellation) => No;

    public Task<ChannelAnswer> Refund(RefundOrder order, CancellationToken cancellation) => No;

    public Task<ChannelAnswer> Void(VoidOrder order, CancellationToken cancellation) => No;

    public Task<ChannelAnswer> Authorise(ChargeOrder order, CancellationToken cancellation) => No;

    /// <summary>Another channel may have held the money; here it can neither be taken nor let go.</summary>
    public Task<ChannelAnswer> Capture(CaptureOrder order, CancellationToken cancellation) => No;

    public Task<ChannelAnswer> Release(ReleaseOrder order, CancellationToken cancellation) => No;

    /// <summary>An earlier attempt may have gone through a channel that was configured then.</summary>
    public Task<ChannelAnswer> Query(QueryOrder order, CancellationToken cancellation) =>
        Task.FromResult<ChannelAnswer>(new ChannelAnswer.Unknown("No channel is configured that could be asked."));
}
