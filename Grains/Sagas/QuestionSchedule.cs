namespace Payments.Sagas;

/// <summary>When a channel is asked again what became of an attempt whose answer is missing.</summary>
public static class QuestionSchedule
{
    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromSeconds(5),
        TimeSpan.FromSeconds(30),
        TimeSpan.FromMinutes(2),
        TimeSpan.FromMinutes(10),
        TimeSpan.FromHours(1),
    ];

    public static TimeSpan After(int questions) => Waits[Math.Min(questions, Waits.Length - 1)];
}
