using Orleans.Concurrency;
using Payments.Storage;

namespace Payments.Health;

[StatelessWorker]
public sealed class ReadinessGrain(StorageHealth storage) : Grain, IReadinessGrain
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    public async Task<string?> Probe()
    {
        using var limit = new CancellationTokenSource(Patience);
        return await storage.CheckAsync(limit.Token);
    }
}
