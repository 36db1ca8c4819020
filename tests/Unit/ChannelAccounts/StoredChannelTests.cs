using Payments.ChannelAccounts;
using Payments.Channels;
using Payments.Money;
using static Payments.Channels.ChannelAnswer;

namespace Payments.Tests.Unit.ChannelAccounts;

/// <summary>Calls go by the account as it stands, and an account that is replaced is closed once nobody uses it any more.</summary>
public sealed class StoredChannelTests
{
    private static readonly ChargeOrder Order = new("att_1", new Amount(1000, "EUR"), "tok", "Shop", "acct", null, null);
    private static readonly QueryOrder Question = new("att_1", AttemptKind.Charge, Order.Amount, "acct");

    private readonly List<Adapter> _opened = [];
    private readonly List<Exception> _failures = [];
    private Func<Adapter> _make = () => new Adapter();

    [Fact]
    public async Task Charge_ManyAtOnce_OpenedOnceByTheFirst()
    {
        var channel = Channel();
        Assert.Empty(_opened);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => channel.Charge(Order, default)));

        Assert.Equal(50, Assert.Single(_opened).Calls);
    }

    [Fact]
    public async Task Replace_CallUnderWay_EndsWithWhatItBeganWithAndThenThatIsClosed()
    {
        var answer = new TaskCompletionSource<ChannelAnswer>();
        _make = () => new Adapter { Answer = answer.Task };
        var channel = Channel();
        var first = channel.Charge(Order, default);
        await Eventually.HoldsAsync(() => _opened is [{ Calls: 1 }], "the first call is under way");

        _make = () => new Adapter();
        channel.Replace();
        Assert.Equal(new Succeeded("ch_1"), await channel.Charge(Order, default));

        Assert.Equal((1, false), (_opened[0].Calls, _opened[0].IsClosed));
        answer.SetResult(new Declined(DeclineReason.CardDeclined, false, "no"));
        Assert.IsType<Declined>(await first);
        Assert.Equal((true, false), (_opened[0].IsClosed, _opened[1].IsClosed));
    }

    [Fact]
    public async Task Replace_Unused_ClosedAtOnce()
    {
        var channel = Channel();
        await channel.Charge(Order, default);

        channel.Replace();

        await Eventually.HoldsAsync(() => _opened[0].IsClosed, "it is closed");
        // Another time finds nothing to do.
        channel.Replace();
    }

    [Fact]
    public async Task Calls_CredentialsCannotBeRead_CertainlyNotSentAndTriedAgain()
    {
        _make = () => throw new InvalidOperationException("gone");
        var channel = Channel();

        Assert.IsType<NotSent>(await channel.Charge(Order, default));
        // A question that was not asked proves nothing.
        Assert.IsType<Unknown>(await channel.Query(Question, default));
        Assert.Null(await channel.Reader());
        Assert.Equal(3, _failures.Count);

        _make = () => new Adapter();
        Assert.Equal(new Succeeded("ch_1"), await channel.Charge(Order, default));
    }

    [Fact]
    public async Task Calls_WhileReplacedOverAndOver_NeverThroughAClosedOne()
    {
        var channel = Channel();
        var calls = Task.Run(async () =>
        {
            for (var i = 0; i < 2_000; i++) await channel.Charge(Order, default);
        });
        while (!calls.IsCompleted)
        {
            channel.Replace();
            await Task.Yield();
        }

        await calls;
        channel.Replace();
        await Eventually.HoldsAsync(() => { lock (_opened) return _opened.TrueForAll(adapter => adapter.IsClosed); }, "all are closed");
        Assert.Equal(2_000, _opened.Sum(adapter => adapter.Calls));
    }

    private StoredChannel Channel() => new("stripe", new ChannelCapabilities(true, true, true, true), Open, _failures.Add);

    private Task<OpenAccount> Open()
    {
        var adapter = _make();
        lock (_opened) _opened.Add(adapter);
        return Task.FromResult(new OpenAccount(adapter, reader: null));
    }

    private sealed class Adapter : IPaymentChannel, IDisposable
    {
        private int _calls;

        public Task<ChannelAnswer> Answer { get; init; } = Task.FromResult<ChannelAnswer>(new Succeeded("ch_1"));

        public int Calls => _calls;

        public bool IsClosed { get; private set; }

        public string Name => "stripe";

        public ChannelCapabilities Capabilities { get; } = new(true, true, true, true);

        public Task<ChannelAnswer> Charge(ChargeOrder order, CancellationToken cancellation) => Take();

        public Task<ChannelAnswer> Refund(RefundOrder order, CancellationToken cancellation) => Take();

        public Task<ChannelAnswer> Void(VoidOrder order, CancellationToken cancellation) => Take();

        public Task<ChannelAnswer> Authorise(ChargeOrder order, CancellationToken cancellation) => Take();

        public Task<ChannelAnswer> Capture(CaptureOrder order, CancellationToken cancellation) => Take();

        public Task<ChannelAnswer> Release(ReleaseOrder order, CancellationToken cancellation) => Take();

        public Task<ChannelAnswer> Query(QueryOrder order, CancellationToken cancellation) => Take();

        public void Dispose() => IsClosed = true;

        private async Task<ChannelAnswer> Take()
        {
            ObjectDisposedException.ThrowIf(IsClosed, this);
            Interlocked.Increment(ref _calls);
            var answer = await Answer;
            ObjectDisposedException.ThrowIf(IsClosed, this);
            return answer;
        }
    }
}
