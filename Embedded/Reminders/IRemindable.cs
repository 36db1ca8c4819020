namespace Orleans
{
    /// <summary>A grain that durable reminders can wake.</summary>
    public interface IRemindable : IGrain
    {
        Task ReceiveReminder(string reminderName, TickStatus status);
    }
}

namespace Orleans.Runtime
{
    public interface IGrainReminder
    {
        string ReminderName { get; }
    }

    public readonly struct TickStatus(DateTime firstTickTime, TimeSpan period, DateTime timeStamp)
    {
        public DateTime FirstTickTime { get; } = firstTickTime;

        public TimeSpan Period { get; } = period;

        public DateTime CurrentTickTime { get; } = timeStamp;

        public override string ToString() => $"<{FirstTickTime}, {Period}, {CurrentTickTime}>";
    }
}

namespace Orleans.Timers
{
    /// <summary>What the reminder methods of grains stand on.</summary>
    public interface IReminderRegistry
    {
        Task<IGrainReminder> RegisterOrUpdateReminder(GrainId callingGrainId, string reminderName, TimeSpan dueTime, TimeSpan period);

        Task UnregisterReminder(GrainId callingGrainId, IGrainReminder reminder);

        Task<IGrainReminder?> GetReminder(GrainId callingGrainId, string reminderName);

        Task<List<IGrainReminder>> GetReminders(GrainId callingGrainId);
    }
}
