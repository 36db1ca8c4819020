using Payments.Tests.Integration.Engine.Grains;
using Payments.Tests.Integration.Engine.Hosting;

namespace Payments.Tests.Integration.Engine;

public sealed class OverloadTests
{
    private const int Limit = 10;

    [Fact]
    public async Task Call_BeyondTheMailboxLimit_IsRefusedAtOnceAndTheOthersAreAnswered()
    {
        await using var host = await EngineHost.StartAsync(new EngineHostOptions { MailboxLimit = Limit });
        var grain = host.Grain<IPatienceGrain>("full");
        var held = grain.Hold("full-gate");
        await host.Stage.Until("full", "enter full-gate");

        var calls = Enumerable.Range(0, 5 * Limit).Select(_ => grain.Answer()).ToList();
        await Eventually.HoldsAsync(() => calls.Count(call => call.IsFaulted) >= 4 * Limit - 1, "most calls were refused");
        Assert.False(held.IsCompleted);

        host.Stage.Open("full-gate");
        await held;
        foreach (var call in calls.Where(call => call.IsFaulted))
            await Assert.ThrowsAsync<LimitExceededException>(() => call);
        var answered = await Task.WhenAll(calls.Where(call => !call.IsFaulted));
        Assert.InRange(answered.Length, Limit - 1, Limit + 1);
        Assert.Equal("here", await grain.Answer());
    }

    [Fact]
    public async Task Call_ToAnotherGrainBesideAFullOne_IsAnswered()
    {
        await using var host = await EngineHost.StartAsync(new EngineHostOptions { MailboxLimit = 1 });
        var held = Enumerable.Range(0, 5).Select(_ => host.Grain<IPatienceGrain>("full").Hold("gate")).ToList();

        Assert.Equal("here", await host.Grain<IPatienceGrain>("free").Answer());

        host.Stage.Open("gate");
        foreach (var call in held)
            await Record.ExceptionAsync(() => call);
    }
}
