using Microsoft.Extensions.Logging;

namespace Payments.Sagas;

/// <summary>Wakes sagas, as many at a time as do not wait for one another. It belongs to one grain, whose turns keep its callers apart.</summary>
internal sealed class SagaWakes(IGrainFactory grains, TimeProvider clock, ILogger log)
{
    private readonly SweepPace _pace = new();
    private readonly List<Task> _awake = new(SweepPace.Most);

    public async Task Begin(DueTable table, string key)
    {
        while (_awake.Count >= _pace.Width) _awake.Remove(await Task.WhenAny(_awake));
        _awake.Add(Wake(table, key));
    }

    public Task End() => Task.WhenAll(_awake);

    private async Task Wake(DueTable table, string key)
    {
        var begin = clock.GetTimestamp();
        try
        {
            await table.Wake(grains, key);
            _pace.Add(clock.GetElapsedTime(begin));
        }
        catch (Exception e)
        {
            // One saga's trouble must not keep the others asleep; it stays due.
            log.LogWarning(e, "Saga {Saga} could not go on", key);
        }
    }
}
