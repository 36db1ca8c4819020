using System.Collections.Concurrent;

namespace Payments.Tests.Cluster.Operational;

/// <summary>Counts the ticks of its reminder, where the test in the same process can see them.</summary>
public interface IClockGrain : IGrainWithStringKey
{
    Task Begin(TimeSpan period);

    Task<bool> End();
}

public sealed class ClockGrain : Grain, IClockGrain, IRemindable
{
    private const string Name = "clock";
    private static readonly ConcurrentDictionary<string, int> Ticks = new();

    public static int TicksOf(string key) => Ticks.GetValueOrDefault(key);

    public async Task Begin(TimeSpan period) => await this.RegisterOrUpdateReminder(Name, TimeSpan.Zero, period);

    public async Task<bool> End()
    {
        if (await this.GetReminder(Name) is not { } reminder) return false;
        await this.UnregisterReminder(reminder);
        return true;
    }

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        Ticks.AddOrUpdate(this.GetPrimaryKeyString(), 1, (_, before) => before + 1);
        return Task.CompletedTask;
    }
}
