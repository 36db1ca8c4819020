using Payments.Channels;

namespace Payments.Sabotage;

/// <summary>A channel that is passed through; what is flawed about it overrides a part.</summary>
internal abstract class FlawedChannel(IPaymentChannel real) : IPaymentChannel
{
    public string Name => real.Name;

    public ChannelCapabilities Capabilities => real.Capabilities;

    public virtual Task<ChannelAnswer> Charge(ChargeOrder order, CancellationToken cancellation) => real.Charge(order, cancellation);

    public virtual Task<ChannelAnswer> Refund(RefundOrder order, CancellationToken cancellation) => real.Refund(order, cancellation);

    public Task<ChannelAnswer> Void(VoidOrder order, CancellationToken cancellation) => real.Void(order, cancellation);

    public Task<ChannelAnswer> Authorise(ChargeOrder order, CancellationToken cancellation) => real.Authorise(order, cancellation);

    public Task<ChannelAnswer> Capture(CaptureOrder order, CancellationToken cancellation) => real.Capture(order, cancellation);

    public Task<ChannelAnswer> Release(ReleaseOrder order, CancellationToken cancellation) => real.Release(order, cancellation);

    public Task<ChannelAnswer> Query(QueryOrder order, CancellationToken cancellation) => real.Query(order, cancellation);
}

/// <summary>Every call of an attempt has a key of its own at the channel, so that a repeated one charges again.</summary>
internal sealed class ForgetfulKeys(IPaymentChannel real) : FlawedChannel(real)
{
    private int _calls;

    public override Task<ChannelAnswer> Charge(ChargeOrder order, CancellationToken cancellation) =>
        base.Charge(order with { AttemptId = $"{order.AttemptId[..order.AttemptId.LastIndexOf('_')]}_{Interlocked.Increment(ref _calls) + 100}" }, cancellation);
}

/// <summary>A lost answer is taken for a decline.</summary>
internal sealed class GuessedAnswers(IPaymentChannel real) : FlawedChannel(real)
{
    public override async Task<ChannelAnswer> Charge(ChargeOrder order, CancellationToken cancellation) => Guess(await base.Charge(order, cancellation));

    public override async Task<ChannelAnswer> Refund(RefundOrder order, CancellationToken cancellation) => Guess(await base.Refund(order, cancellation));

    private static ChannelAnswer Guess(ChannelAnswer answer) =>
        answer is ChannelAnswer.Unknown ? new ChannelAnswer.Declined(DeclineReason.CardDeclined, Retryable: true, "guessed") : answer;
}
