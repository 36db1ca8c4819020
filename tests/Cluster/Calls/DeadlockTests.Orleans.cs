using Payments.Silo.Hosting.Calls;
using Payments.Tests.Cluster.Processes;

namespace Payments.Tests.Cluster.Calls;

public sealed class DeadlockTests : IAsyncLifetime
{
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(10);
    private readonly string id = Guid.NewGuid().ToString();
    private TestDatabase database = null!;
    private SiloInProcess silo = null!;

    private string A => $"a-{id}";

    private string B => $"b-{id}";

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        silo = await SiloInProcess.Start(database);
    }

    public async Task DisposeAsync()
    {
        await silo.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Call_BackToAWaitingGrain_IsRefusedAtOnceWithItsChain()
    {
        var deadlock = await Assert.ThrowsAsync<DeadlockException>(() => Grain(A).Walk([B, A]).WaitAsync(AtOnce));

        Assert.Equal([$"walk/{A}.Walk", $"walk/{B}.Walk", $"walk/{A}.Walk"], deadlock.Chain);
        Assert.Contains(string.Join(" -> ", deadlock.Chain), deadlock.Message, StringComparison.Ordinal);
        Assert.Equal(1, await Grain(A).Walk([B]));
    }

    [Fact]
    public async Task Call_OfAGrainToItself_IsRefused() =>
        await Assert.ThrowsAsync<DeadlockException>(() => Grain(A).Walk([A]).WaitAsync(AtOnce));

    [Fact]
    public async Task Call_OfTheSameGrainOneAfterTheOther_IsAnswered()
    {
        Assert.Equal(1, await Grain(A).Walk([B]));
        Assert.Equal(1, await Grain(B).Walk([A]));
    }

    [Fact]
    public async Task Call_BackToAReentrantGrain_IsAnswered() =>
        Assert.Equal(2, await silo.Grains.GetGrain<IReentrantWalkGrain>($"!{id}").Walk([B, $"!{id}"]).WaitAsync(AtOnce));

    [Fact]
    public async Task Call_BackThatOnlyReadsWhileReading_IsAnswered() =>
        Assert.Equal(2, await Grain(A).Look([B, A]).WaitAsync(AtOnce));

    [Fact]
    public async Task Call_BackThatAlwaysInterleaves_IsAnswered() =>
        Assert.Equal(2, await Grain(A).Squeeze([B, A]).WaitAsync(AtOnce));

    [Fact]
    public async Task Call_BackOfAOneWayCall_IsAnswered()
    {
        await Grain(A).Send([B, A]);

        await Eventually.HoldsAsync(() => Arrivals.Of(A) == 1, "the way back is walked");
    }

    private IWalkGrain Grain(string key) => silo.Grains.GetGrain<IOrdinaryWalkGrain>(key);
}
