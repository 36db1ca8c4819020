using Microsoft.Extensions.DependencyInjection;
using Payments.Embedded;
using Payments.Tests.Integration.Engine.Grains;
using Payments.Tests.Integration.Engine.Hosting;

namespace Payments.Tests.Integration.Engine;

/// <summary>A cycle in one chain of calls is found when it closes, not when the watchdog comes by.</summary>
public sealed class DeadlockAtOnceTests
{
    [Fact]
    public async Task Call_BackToTheWaitingGrain_IsRefusedWithoutTheWatchdog()
    {
        await using var host = await EngineHost.StartAsync(new EngineHostOptions
        {
            Services = services => services.Configure<EmbeddedSiloOptions>(options => options.WatchdogPeriod = TimeSpan.FromHours(1)),
        });

        var call = host.Grain<IChainGrain>("a").Walk(["b", "a"]);

        await Assert.ThrowsAsync<DeadlockException>(() => call.WaitAsync(TimeSpan.FromSeconds(30)));
    }
}
