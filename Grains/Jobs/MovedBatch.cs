namespace Payments.Jobs;

/// <summary>One batch of a job that moves rows away. There is no place to go on from: what was moved is gone.</summary>
public static class MovedBatch
{
    private const string More = "more";

    /// <summary>Between two batches, so that what payments write has its turn.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <param name="move">Moves as many as this and says how many there were.</param>
    public static async Task<JobBatch> Of(int most, string? cursor, Func<int, Task<int>> move, TimeProvider clock, CancellationToken cancellation)
    {
        if (cursor is not null) await Task.Delay(Pause, clock, cancellation);
        var moved = await move(most);
        return new JobBatch(moved == most ? More : null, new JobCounts(moved, 0, 0), []);
    }
}
