namespace Orleans.Hosting;

/// <summary>The reminder options of Orleans that this engine knows too.</summary>
public sealed class ReminderOptions
{
    /// <summary>Shorter periods are refused.</summary>
    public TimeSpan MinimumReminderPeriod { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How often the stored reminders are read again, so that rows of other processes are seen.</summary>
    public TimeSpan RefreshReminderListPeriod { get; set; } = TimeSpan.FromMinutes(5);
}
