using Payments.Tests;

namespace Payments.Bench.Load;

/// <summary>
/// The channel of a benchmark: the simulator, which answers without waiting for the disk. A real channel is a machine elsewhere, and
/// what its own log costs it is not taken from ours.
/// </summary>
internal sealed class Channel(SimulatorProcess simulator, string log) : IAsyncDisposable
{
    public Uri Url => simulator.Url;

    public int ProcessId => simulator.Id;

    /// <summary>How a platform finds it.</summary>
    public Dictionary<string, string> Environment => new()
    {
        ["PAYMENTS_SIMULATOR_URL"] = Url.ToString(),
        ["PAYMENTS_SIMULATOR_KEY"] = SimulatorProcess.ApiKey,
        // What is measured is the payment, not how fast this process reads the other's log.
        ["Logging__LogLevel__Payments.Api.Http.RequestLog"] = "Warning",
    };

    public static async Task<Channel> StartAsync(params string[] options)
    {
        var log = Path.GetTempFileName();
        return new Channel(await SimulatorProcess.Start(log, ["--no-fsync", .. options]), log);
    }

    public async ValueTask DisposeAsync()
    {
        await simulator.DisposeAsync();
        File.Delete(log);
    }
}
