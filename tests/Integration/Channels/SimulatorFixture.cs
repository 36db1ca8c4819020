using Payments.Channels;
using Payments.Channels.Http;
using Payments.Channels.Simulator;

namespace Payments.Tests.Integration.Channels;

/// <summary>One simulator process for all tests that do not kill it, with waits short enough for tests.</summary>
public sealed class SimulatorFixture : IAsyncLifetime
{
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(1500);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("payments-simulator-");

    public SimulatorProcess Process { get; private set; } = null!;

    public SimulatorChannel Channel { get; private set; } = null!;

    /// <summary>A channel that waits less long than the simulator hangs, and longer than it is slow.</summary>
    public static SimulatorChannel ChannelTo(Uri url, TimeSpan? timeout = null) =>
        new(new ChannelHttpOptions { BaseAddress = url, Timeout = timeout ?? TimeSpan.FromSeconds(10) }, SimulatorProcess.ApiKey);

    /// <summary>The channel that gives up soon, for tokens that are never answered.</summary>
    public SimulatorChannel Impatient { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var log = Path.Combine(_folder.FullName, "witness.ndjson");
        Process = await SimulatorProcess.Start(log, "--hang-ms", "20000", "--slow-ms", "300", "--settle-ms", "100");
        Channel = ChannelTo(Process.Url);
        Impatient = ChannelTo(Process.Url, Patience);
    }

    /// <summary>Waits until a query gives an answer that the test accepts.</summary>
    public async Task<ChannelAnswer> Settled(QueryOrder query)
    {
        ChannelAnswer answer = new ChannelAnswer.NotFound();
        await Eventually.HoldsAsync(
            async () => (answer = await Channel.Query(query, default)) is not (ChannelAnswer.Processing or ChannelAnswer.NotFound),
            $"{query.AttemptId} came to its end");
        return answer;
    }

    public async Task DisposeAsync()
    {
        Channel.Dispose();
        Impatient.Dispose();
        await Process.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}

[CollectionDefinition(Name)]
public sealed class SimulatorTests : ICollectionFixture<SimulatorFixture>
{
    public const string Name = "channel simulator";
}
