using Payments.Bench.Load;
using Payments.Tests;

namespace Payments.Bench.Pay;

/// <summary>The platform and the channel simulator as processes of their own, on a database of their own.</summary>
/// <param name="silos">The cluster that the platform is the front end of, and that ends it.</param>
internal sealed class Installation(TestDatabase database, Channel channel, PlatformProcess platform, CpuClock cpu, IAsyncDisposable? silos = null) : IAsyncDisposable
{
    public TestDatabase Database => database;

    public PlatformProcess Platform => platform;

    public Target Target(IReadOnlyList<string> keys) => new(platform.Url, keys, cpu);

    public static async Task<Installation> StartAsync(PrivatePostgres server)
    {
        var database = await TestDatabase.CreateAsync(server, migrated: false);
        var channel = await Channel.StartAsync();
        var platform = await PlatformProcess.Start(database.ConnectionString, channel.Environment);
        var cpu = new CpuClock(new Dictionary<string, int> { ["platform"] = platform.Id, ["simulator"] = channel.ProcessId, ["postgres"] = await server.PostmasterIdAsync() });
        return new Installation(database, channel, platform, cpu);
    }

    public async ValueTask DisposeAsync()
    {
        await (silos ?? platform).DisposeAsync();
        await channel.DisposeAsync();
        await database.DisposeAsync();
    }
}
