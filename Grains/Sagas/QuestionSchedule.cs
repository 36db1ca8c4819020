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

    /// <summary>
    /// Where the channel did not answer the question either: soon again, so that everything has its answer within a minute
    /// of the channel's coming back, also when what is then sent anew is lost once more; and less often once it has gone on
    /// for an hour and for a day.
    /// </summary>
    private static readonly (int Questions, TimeSpan Wait)[] Silences =
    [
        (1, TimeSpan.FromSeconds(5)),
        (180, TimeSpan.FromSeconds(20)),
        (660, TimeSpan.FromMinutes(3)),
    ];

    /// <summary>A timer may ring a little before its time.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// When the next question follows one that was just asked, and how many count. One that was asked before its time, because
    /// a client or a callback wanted to know, does not count: impatient ones would otherwise put off for minutes and hours
    /// the question that finds the answer once the channel is back.
    /// </summary>
    /// <param name="due">When the question that was asked was due.</param>
    /// <param name="questions">How many were asked before it and came to the same.</param>
    /// <param name="unanswered">Whether the channel did not say how it stands.</param>
    public static (DateTimeOffset Due, int Questions) Next(DateTimeOffset? due, int questions, DateTimeOffset now, bool unanswered)
    {
        var next = now + After(questions, unanswered);
        if (questions == 0 || due is not { } planned || planned - now <= Tolerance) return (next, questions + 1);
        return (planned < next ? planned : next, questions);
    }

    public static TimeSpan After(int questions, bool unanswered)
    {
        if (!unanswered) return Waits[Math.Min(questions, Waits.Length - 1)];
        foreach (var (most, wait) in Silences)
            if (questions < most) return wait;
        return Waits[^1];
    }
}
