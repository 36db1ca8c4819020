using Payments.Tests.Integration.Engine.Grains;
using Payments.Tests.Integration.Engine.Hosting;

namespace Payments.Tests.Integration.Engine;

public sealed class TimeoutTests
{
    private static readonly EngineHostOptions Impatient = new() { CallTimeout = TimeSpan.FromSeconds(1) };

    [Fact]
    public async Task Call_LongerThanTheTimeout_FailsAndLeavesTheGrainUsable()
    {
        await using var host = await EngineHost.StartAsync(Impatient);
        var grain = host.Grain<IPatienceGrain>("slow");

        await Assert.ThrowsAsync<TimeoutException>(() => grain.Hold("slow-gate"));

        Assert.Equal(["enter slow-gate"], host.Stage.Seen("slow"));
        host.Stage.Open("slow-gate");
        Assert.Equal("here", await grain.Answer());
        Assert.Contains("leave slow-gate", host.Stage.Seen("slow"));
    }

    [Fact]
    public async Task Call_ThatWaitsLongerThanTheTimeout_FailsAndNeverStarts()
    {
        await using var host = await EngineHost.StartAsync(Impatient);
        var grain = host.Grain<IPatienceGrain>("queue");
        var held = grain.Hold("queue-gate");
        await host.Stage.Until("queue", "enter queue-gate");

        await Assert.ThrowsAsync<TimeoutException>(() => grain.Mark("started", CancellationToken.None));
        await Assert.ThrowsAsync<TimeoutException>(() => held);
        host.Stage.Open("queue-gate");

        Assert.Equal("here", await grain.Answer());
        Assert.DoesNotContain("started", host.Stage.Seen("queue"));
    }

    [Fact]
    public async Task Call_FromGrainToGrainLongerThanTheTimeout_FailsInTheCallingGrain()
    {
        await using var host = await EngineHost.StartAsync(Impatient);
        var call = host.Grain<IPatienceGrain>("caller").HoldPeer("callee", "callee-gate");

        await host.Stage.Until("caller", "timed out");

        host.Stage.Open("callee-gate");
        await Record.ExceptionAsync(() => call);
        Assert.Equal("here", await host.Grain<IPatienceGrain>("caller").Answer());
        Assert.Equal("here", await host.Grain<IPatienceGrain>("callee").Answer());
    }

    [Fact]
    public async Task Call_OfAMethodWithATimeoutOfItsOwn_FailsAfterThat()
    {
        await using var host = await EngineHost.StartAsync();
        var call = host.Grain<IPatienceGrain>("brief").HoldBriefly("brief-gate");

        // Far below the timeout of every other call.
        await Assert.ThrowsAsync<TimeoutException>(() => call).WaitAsync(TimeSpan.FromSeconds(15));

        host.Stage.Open("brief-gate");
        Assert.Equal("here", await host.Grain<IPatienceGrain>("brief").Answer());
    }
}
