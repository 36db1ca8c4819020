using System.Collections.Immutable;
using Payments.Tests.Integration.Engine.Hosting;

namespace Payments.Tests.Integration.Engine.Grains;

[Alias("tests.reminder")]
public interface IReminderGrain : IGrainWithStringKey
{
    Task Register(string name, TimeSpan due, TimeSpan period);

    Task<string?> Find(string name);

    Task<ImmutableList<string>> All();

    Task Unregister(string name);

    Task Deactivate();
}

public sealed class ReminderGrain(Stage stage) : Grain, IReminderGrain, IRemindable
{
    public Task Register(string name, TimeSpan due, TimeSpan period) => this.RegisterOrUpdateReminder(name, due, period);

    public async Task<string?> Find(string name) => (await this.GetReminder(name))?.ReminderName;

    public async Task<ImmutableList<string>> All() =>
        [.. (await this.GetReminders()).Select(reminder => reminder.ReminderName).Order()];

    public async Task Unregister(string name)
    {
        var reminder = await this.GetReminder(name) ?? throw new InvalidOperationException($"No reminder {name}.");
        await this.UnregisterReminder(reminder);
    }

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        stage.Record(this.GetPrimaryKeyString(), reminderName);
        stage.Record(this.GetPrimaryKeyString(), $"{reminderName} every {status.Period}");
        if (status.CurrentTickTime < status.FirstTickTime)
            stage.Record(this.GetPrimaryKeyString(), $"{reminderName} early");
        return Task.CompletedTask;
    }

    public Task Deactivate()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}
