using Microsoft.Extensions.DependencyInjection;
using Orleans.Timers;

namespace Orleans;

public static class GrainReminderExtensions
{
    public static Task<IGrainReminder> RegisterOrUpdateReminder(this Grain grain, string reminderName, TimeSpan dueTime, TimeSpan period) =>
        Register(grain, reminderName, dueTime, period);

    public static Task<IGrainReminder> RegisterOrUpdateReminder(this IGrainBase grain, string reminderName, TimeSpan dueTime, TimeSpan period) =>
        Register(grain, reminderName, dueTime, period);

    public static Task UnregisterReminder(this Grain grain, IGrainReminder reminder) => Unregister(grain, reminder);

    public static Task UnregisterReminder(this IGrainBase grain, IGrainReminder reminder) => Unregister(grain, reminder);

    public static Task<IGrainReminder?> GetReminder(this Grain grain, string reminderName) => Get(grain, reminderName);

    public static Task<IGrainReminder?> GetReminder(this IGrainBase grain, string reminderName) => Get(grain, reminderName);

    public static Task<List<IGrainReminder>> GetReminders(this Grain grain) => GetAll(grain);

    public static Task<List<IGrainReminder>> GetReminders(this IGrainBase grain) => GetAll(grain);

    // Each method stands twice because a class that derives from Grain is both a Grain and an IGrainBase.
    private static Task<IGrainReminder> Register(IGrainBase grain, string reminderName, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reminderName);
        if (grain is not IRemindable)
        {
            throw new InvalidOperationException($"Grain {grain.GrainContext.GrainId} is not '{nameof(IRemindable)}', so no reminder can wake it.");
        }

        return Registry(grain).RegisterOrUpdateReminder(grain.GrainContext.GrainId, reminderName, dueTime, period);
    }

    private static Task Unregister(IGrainBase grain, IGrainReminder reminder)
    {
        ArgumentNullException.ThrowIfNull(reminder);
        return Registry(grain).UnregisterReminder(grain.GrainContext.GrainId, reminder);
    }

    private static Task<IGrainReminder?> Get(IGrainBase grain, string reminderName)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reminderName);
        return Registry(grain).GetReminder(grain.GrainContext.GrainId, reminderName);
    }

    private static Task<List<IGrainReminder>> GetAll(IGrainBase grain) => Registry(grain).GetReminders(grain.GrainContext.GrainId);

    private static IReminderRegistry Registry(IGrainBase grain) =>
        grain.GrainContext.ActivationServices.GetRequiredService<IReminderRegistry>();
}
