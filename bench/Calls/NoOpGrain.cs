namespace Payments.Bench.Calls;

public interface INoOpGrain : IGrainWithIntegerKey
{
    Task Ping();

    /// <summary>Calls another grain so many times, one call after the other.</summary>
    Task CallOther(long other, int times);
}

public sealed class NoOpGrain : Grain, INoOpGrain
{
    public Task Ping() => Task.CompletedTask;

    public async Task CallOther(long other, int times)
    {
        var target = GrainFactory.GetGrain<INoOpGrain>(other);
        for (var i = 0; i < times; i++) await target.Ping();
    }
}
