using Payments.Tests.Integration.Engine.Grains;
using Payments.Tests.Integration.Engine.Hosting;

namespace Payments.Tests.Integration.Engine;

/// <summary>A call that comes back to a grain which waits for it can never be answered.</summary>
public sealed class CallChainTests : IAsyncLifetime
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(3);
    private EngineHost? _host;

    private EngineHost Host => _host ?? throw new InvalidOperationException("The host has not been started.");

    public async Task InitializeAsync() =>
        _host = await EngineHost.StartAsync(new EngineHostOptions { CallTimeout = CallTimeout });

    public async Task DisposeAsync() => await Host.DisposeAsync();

    [Fact]
    public async Task Call_BackToTheWaitingGrain_EndsAndNamesTheCycle() =>
        await AssertEndsAsDeadlock(["chain-b", "chain-a"], ["chain-a", "chain-b"]);

    [Fact]
    public async Task Call_BackOverTwoOthers_EndsAndNamesTheCycle() =>
        await AssertEndsAsDeadlock(["chain-b", "chain-c", "chain-a"], ["chain-a", "chain-b", "chain-c"]);

    [Fact]
    public async Task Call_OfAGrainToItself_EndsAndNamesIt() =>
        await AssertEndsAsDeadlock(["chain-a"], ["chain-a"]);

    [Fact]
    public async Task Call_OfTwoGrainsThatWaitForEachOther_EndsForBothCallers()
    {
        var left = Host.Grain<IChainGrain>("cross-a").WalkAfter("cross-gate", ["cross-b"]);
        var right = Host.Grain<IChainGrain>("cross-b").WalkAfter("cross-gate", ["cross-a"]);
        await Host.Stage.Until("cross-a", "waits");
        await Host.Stage.Until("cross-b", "waits");
        Host.Stage.Open("cross-gate");

        var failures = await Task.WhenAll(Record.ExceptionAsync(() => left), Record.ExceptionAsync(() => right))
            .WaitAsync(TimeSpan.FromSeconds(30));

        // Breaking the cycle at one place is enough; the other caller may get its answer.
        var expected = EngineHost.DeadlockIsNamed ? "DeadlockException" : nameof(TimeoutException);
        Assert.Contains(failures, failure => failure?.GetType().Name == expected);
    }

    [Fact]
    public async Task Call_AfterADeadlock_IsAnswered()
    {
        var grain = Host.Grain<IChainGrain>("after-a");
        await Assert.ThrowsAnyAsync<Exception>(() => grain.Walk(["after-b", "after-a"]));

        await Eventually.HoldsAsync(
            async () =>
            {
                try
                {
                    return await grain.Walk(["after-b"]) == "after-a>after-b";
                }
                catch (TimeoutException)
                {
                    return false;
                }
            },
            "the grains answer again");
    }

    [Fact]
    public async Task Call_ThereAndBackOneAfterTheOther_IsNoDeadlock()
    {
        Assert.Equal("there>back", await Host.Grain<IChainGrain>("there").Walk(["back"]));
        Assert.Equal("back>there", await Host.Grain<IChainGrain>("back").Walk(["there"]));
    }

    [Fact]
    public async Task Call_BackToAReentrantGrain_IsAnswered() =>
        Assert.Equal("reentrant", await Host.Grain<IReentrantChainGrain>("reentrant").Through("peer"));

    [Fact]
    public async Task Call_BackToAnAlwaysInterleaveMethod_IsAnswered() =>
        Assert.Equal(
            "inter-a>inter-b>inter-a",
            await Host.Grain<IChainGrain>("inter-a").WalkInterleaved(["inter-b", "inter-a"]));

    [Fact]
    public async Task Call_BackToAReadOnlyMethodOfAReadingGrain_IsAnswered() =>
        Assert.Equal(
            "read-a>read-b>read-a",
            await Host.Grain<IChainGrain>("read-a").WalkReading(["read-b", "read-a"]));

    [Fact]
    public async Task OneWay_BackToTheWaitingGrain_IsDelivered()
    {
        await Host.Grain<IChainGrain>("told").WalkAndBeTold("teller");
        await Host.Stage.Until("told", "told by teller");
    }

    private async Task AssertEndsAsDeadlock(string[] path, string[] names)
    {
        // Keys of their own per test: a cycle leaves Orleans' grains busy until their calls time out.
        var prefix = Guid.NewGuid().ToString("N");
        var call = Host.Grain<IChainGrain>($"{prefix}-chain-a").Walk([.. path.Select(name => $"{prefix}-{name}")]);

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => call.WaitAsync(TimeSpan.FromSeconds(30)));

        if (EngineHost.DeadlockIsNamed)
        {
            Assert.Equal("DeadlockException", failure.GetType().Name);
            Assert.All(names, name => Assert.Contains($"{prefix}-{name}", failure.Message, StringComparison.Ordinal));
        }
        else
        {
            Assert.IsType<TimeoutException>(failure);
        }
    }
}
