using Orleans.Concurrency;
using Payments.Storage;

namespace Payments.Health;

[StatelessWorker]
public sealed class ReadinessGrain(IStorageProbe storage) : Grain, IReadinessGrain
{
    public Task Probe() => storage.Check();
}
