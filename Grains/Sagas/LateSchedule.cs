namespace Payments.Sagas;

/// <summary>When a channel is asked whether money has come after its payment ended, should its callback be lost.</summary>
public static class LateSchedule
{
    private static readonly TimeSpan[] Waits = [TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), TimeSpan.FromHours(24)];

    /// <summary>Null when it has been asked often enough; a callback is listened to for ever.</summary>
    public static TimeSpan? After(int questions) => questions < Waits.Length ? Waits[questions] : null;
}
