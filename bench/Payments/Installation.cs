using Payments.Bench.Load;
using Payments.Tests;

namespace Payments.Bench.Pay;

/// <summary>The platform and the channel simulator as processes of their own, on a database of their own.</summary>
/// <param name="silos">The cluster that the platform is the front end of, and that ends it.</param>
internal sealed class Installation(TestDatabase database, SimulatorProcess simulator, string witness, PlatformProcess platform, CpuClock cpu, IAsyncDisposable? silos = null) : IAsyncDisposable
{
    public TestDatabase Database => database;

    public PlatformProcess Platform => platform;

    public CpuClock Cpu => cpu;

    public static async Task<Installation> StartAsync(PrivatePostgres server)
    {
        var database = await TestDatabase.CreateAsync(server, migrated: false);
        var witness = Path.GetTempFileName();
        var simulator = await SimulatorProcess.Start(witness);
        var platform = await PlatformProcess.Start(database.ConnectionString, Environment(simulator));
        var cpu = new CpuClock(new Dictionary<string, int> { ["platform"] = platform.Id, ["simulator"] = simulator.Id, ["postgres"] = await server.PostmasterIdAsync() });
        return new Installation(database, simulator, witness, platform, cpu);
    }

    public static Dictionary<string, string> Environment(SimulatorProcess simulator) => new()
    {
        ["PAYMENTS_SIMULATOR_URL"] = simulator.Url.ToString(),
        ["PAYMENTS_SIMULATOR_KEY"] = SimulatorProcess.ApiKey,
        // What is measured is the payment, not how fast this process reads the other's log.
        ["Logging__LogLevel__Payments.Api.Http.RequestLog"] = "Warning",
    };

    public async ValueTask DisposeAsync()
    {
        await (silos ?? platform).DisposeAsync();
        await simulator.DisposeAsync();
        await database.DisposeAsync();
        File.Delete(witness);
    }
}
