using System.Diagnostics;
using Payments.Channels;

namespace Payments.Routing;

/// <summary>Tells how the calls to an account end, so that routing knows how it does.</summary>
public sealed class ObservedChannel(IPaymentChannel inner, string account, HealthReports reports) : IPaymentChannel, IDisposable
{
    public string Name => inner.Name;

    public ChannelCapabilities Capabilities => inner.Capabilities;

    public Task<ChannelAnswer> Charge(ChargeOrder order, CancellationToken cancellation) => Observe(inner.Charge(order, cancellation));

    public Task<ChannelAnswer> Refund(RefundOrder order, CancellationToken cancellation) => Observe(inner.Refund(order, cancellation));

    public Task<ChannelAnswer> Void(VoidOrder order, CancellationToken cancellation) => Observe(inner.Void(order, cancellation));

    public Task<ChannelAnswer> Authorise(ChargeOrder order, CancellationToken cancellation) => Observe(inner.Authorise(order, cancellation));

    public Task<ChannelAnswer> Capture(CaptureOrder order, CancellationToken cancellation) => Observe(inner.Capture(order, cancellation));

    public Task<ChannelAnswer> Release(ReleaseOrder order, CancellationToken cancellation) => Observe(inner.Release(order, cancellation));

    /// <summary>What became of an earlier call says nothing of how the channel does now.</summary>
    public Task<ChannelAnswer> Query(QueryOrder order, CancellationToken cancellation) => inner.Query(order, cancellation);

    public void Dispose() => (inner as IDisposable)?.Dispose();

    private async Task<ChannelAnswer> Observe(Task<ChannelAnswer> call)
    {
        var start = Stopwatch.GetTimestamp();
        var answer = await call;
        reports.Add(inner.Name, account, OutcomeOf(answer), Stopwatch.GetElapsedTime(start));
        return answer;
    }

    private static ChannelOutcome OutcomeOf(ChannelAnswer answer) => answer switch
    {
        ChannelAnswer.Declined { ChannelCode: ChannelFaults.CredentialsRefused or ChannelFaults.PermissionRefused } => ChannelOutcome.CredentialsRefused,
        ChannelAnswer.Declined { Reason: DeclineReason.ChannelError } => ChannelOutcome.Failed,
        ChannelAnswer.Declined => ChannelOutcome.Declined,
        ChannelAnswer.Unknown or ChannelAnswer.NotSent => ChannelOutcome.Failed,
        _ => ChannelOutcome.Succeeded,
    };
}
