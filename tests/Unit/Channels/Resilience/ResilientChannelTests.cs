using Payments.Channels;
using Payments.Channels.Resilience;
using Payments.Money;
using static Payments.Channels.ChannelAnswer;

namespace Payments.Tests.Unit.Channels.Resilience;

public sealed class ResilientChannelTests
{
    private static readonly ChargeOrder Order = new("att_1", new Amount(1000, "EUR"), "tok", "Shop", "acct", null, null);
    private static readonly QueryOrder Question = new("att_1", AttemptKind.Charge, Order.Amount, "acct");
    private static readonly ResilienceOptions Options = new() { RetryPause = TimeSpan.Zero, LeastCalls = 4 };

    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public async Task Charge_NotSent_RepeatedUntilItIs()
    {
        var inner = new Script(new NotSent("refused"), new NotSent("refused"), new Succeeded("ch_1"));
        using var channel = new ResilientChannel(inner, Options, _clock);

        Assert.Equal(new Succeeded("ch_1"), await channel.Charge(Order, default));
        Assert.Equal(3, inner.Calls);
    }

    [Fact]
    public async Task Charge_NotSentAtAll_NotSentAfterTheLastTry()
    {
        var inner = new Script(new NotSent("refused"));
        using var channel = new ResilientChannel(inner, Options with { LeastCalls = 100 }, _clock);

        Assert.Equal(new NotSent("refused"), await channel.Charge(Order, default));
        Assert.Equal(3, inner.Calls);
        Assert.Equal(("refused", _clock.GetUtcNow()), (channel.State.LastFault, channel.State.LastFaultAt));
    }

    [Theory]
    [MemberData(nameof(Final))]
    public async Task Charge_AnyOtherAnswer_NeverRepeated(ChannelAnswer answer)
    {
        var inner = new Script(answer);
        using var channel = new ResilientChannel(inner, Options, _clock);

        Assert.Equal(answer, await channel.Charge(Order, default));
        Assert.Equal(1, inner.Calls);
    }

    [Fact]
    public async Task Charge_ManyWithoutAClearAnswer_CircuitOpensAndNothingIsSent()
    {
        var inner = new Script(new Unknown("HTTP status 503"));
        using var channel = new ResilientChannel(inner, Options, _clock);
        for (var i = 0; i < 4; i++) Assert.IsType<Unknown>(await channel.Charge(Order, default));

        var answer = Assert.IsType<NotSent>(await channel.Charge(Order, default));

        Assert.Equal(4, inner.Calls);
        Assert.Contains("HTTP status 503", answer.Why, StringComparison.Ordinal);
        Assert.Equal((CircuitPosition.Open, false), (channel.State.Circuit, channel.State.IsHealthy));
        // A question that was not asked proves nothing.
        Assert.IsType<Unknown>(await channel.Query(Question, default));
        Assert.Equal(4, inner.Calls);
    }

    [Fact]
    public async Task Charge_AfterTheBreak_OneCallDecides()
    {
        var inner = new Script(new Unknown("a"), new Unknown("b"), new Unknown("c"), new Unknown("d"), new Succeeded("ch_1"));
        using var channel = new ResilientChannel(inner, Options, _clock);
        for (var i = 0; i < 4; i++) await channel.Charge(Order, default);

        _clock.Advance(Options.Break + TimeSpan.FromSeconds(1));

        Assert.Equal(new Succeeded("ch_1"), await channel.Charge(Order, default));
        Assert.True(channel.State.IsHealthy);
    }

    [Fact]
    public async Task Charge_Declined_DoesNotOpenTheCircuit()
    {
        var inner = new Script(new Declined(DeclineReason.CardDeclined, true, "card_declined"));
        using var channel = new ResilientChannel(inner, Options, _clock);

        for (var i = 0; i < 20; i++) Assert.IsType<Declined>(await channel.Charge(Order, default));

        Assert.Equal(CircuitPosition.Closed, channel.State.Circuit);
    }

    [Fact]
    public async Task Charge_CredentialsRefused_UnhealthyUntilTheNextClearAnswer()
    {
        var inner = new Script(new Declined(DeclineReason.ChannelError, true, ChannelFaults.CredentialsRefused), new Succeeded("ch_1"));
        using var channel = new ResilientChannel(inner, Options, _clock);

        await channel.Charge(Order, default);
        Assert.Equal((true, false, ChannelFaults.CredentialsRefused), (channel.State.CredentialsRefused, channel.State.IsHealthy, channel.State.LastFault));

        await channel.Charge(Order, default);
        Assert.True(channel.State.IsHealthy);
    }

    [Fact]
    public async Task Charge_MoreAtTheSameTimeThanAllowed_NotSent()
    {
        var hold = new TaskCompletionSource<ChannelAnswer>();
        using var channel = new ResilientChannel(new Script(_ => hold.Task), Options with { MostCalls = 1 }, _clock);
        var first = channel.Charge(Order, default);

        Assert.IsType<NotSent>(await channel.Charge(Order, default));

        hold.SetResult(new Succeeded("ch_1"));
        Assert.Equal(new Succeeded("ch_1"), await first);
        Assert.Equal(new Succeeded("ch_1"), await channel.Charge(Order, default));
    }

    [Fact]
    public async Task Charge_LongerThanTheTimeout_Unknown()
    {
        using var channel = new ResilientChannel(
            new Script(async cancellation =>
            {
                await Task.Delay(Timeout.Infinite, cancellation);
                return new Succeeded("never");
            }),
            Options, _clock);
        var call = channel.Charge(Order, default);

        _clock.Advance(Options.Timeout);

        Assert.IsType<Unknown>(await call);
    }

    public static TheoryData<ChannelAnswer> Final =>
    [
        new Unknown("lost"), new Succeeded("ch_1"), new Processing("ch_1"), new Declined(DeclineReason.ChannelError, true, "processing_error"),
    ];

    /// <summary>Answers one after the other; the last one for ever.</summary>
    private sealed class Script(Func<CancellationToken, Task<ChannelAnswer>> answer) : IPaymentChannel
    {
        private int _calls;

        public Script(params ChannelAnswer[] answers)
            : this(_ => Task.FromResult(answers[0])) => Answers = answers;

        public int Calls => _calls;

        public string Name => "script";

        public ChannelCapabilities Capabilities { get; } = new(true, true, true, true);

        private ChannelAnswer[]? Answers { get; }

        public Task<ChannelAnswer> Charge(ChargeOrder order, CancellationToken cancellation) => Next(cancellation);

        public Task<ChannelAnswer> Refund(RefundOrder order, CancellationToken cancellation) => Next(cancellation);

        public Task<ChannelAnswer> Void(VoidOrder order, CancellationToken cancellation) => Next(cancellation);

        public Task<ChannelAnswer> Authorise(ChargeOrder order, CancellationToken cancellation) => Next(cancellation);

        public Task<ChannelAnswer> Capture(CaptureOrder order, CancellationToken cancellation) => Next(cancellation);

        public Task<ChannelAnswer> Release(ReleaseOrder order, CancellationToken cancellation) => Next(cancellation);

        public Task<ChannelAnswer> Query(QueryOrder order, CancellationToken cancellation) => Next(cancellation);

        private Task<ChannelAnswer> Next(CancellationToken cancellation)
        {
            var turn = _calls++;
            return Answers is null ? answer(cancellation) : Task.FromResult(Answers[Math.Min(turn, Answers.Length - 1)]);
        }
    }
}
