using Payments.Tests.Simulation.World;

namespace Payments.Tests.Simulation.Checks;

/// <summary>Whether what is due is done: once, however many wake it, and also when nobody did in time.</summary>
internal static class TickChecks
{
    /// <summary>A timer may ring a little before its time, and the row says when it was committed, which is later.</summary>
    private static readonly TimeSpan Early = TimeSpan.FromMilliseconds(150);

    /// <summary>Two rounds of the sweep, and time to act.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(12);

    /// <summary>
    /// A timer dies with its process. Whatever waited for one when the platform was killed, and that no caller came for before
    /// it was due, was found by the sweep.
    /// </summary>
    public static void LostOnesAreMadeUp(SimulatedWorld world, Look look)
    {
        foreach (var row in world.Changes.GroupBy(change => (change.Table, change.Key)))
        {
            var changes = row.ToList();
            foreach (var kill in world.Kills)
            {
                var last = changes.FindLastIndex(change => change.At <= kill);
                if (last < 0 || changes[last].Due is not { } due) continue;
                if (last + 1 < changes.Count)
                {
                    if (changes[last + 1].WrittenAt >= due - Early) look.At(true, $"");
                }
                else if ((due > world.Began ? due : world.Began) + Patience < world.Ended)
                {
                    look.At(false, $"{row.Key.Table} {row.Key.Key} was due at {due:O}, its timer died with the platform at {kill:O}, and nobody came for it until {world.Ended:O}");
                }
            }
        }
    }

    /// <summary>Only being due changes a callback. Timers, the sweep and its twin all come for it, and only the first of them acts.</summary>
    public static void EachCountsOnce(SimulatedWorld world, Look look)
    {
        foreach (var change in world.Changes.Where(change => change.Table == "channel_callbacks" && change.VersionBefore > 0))
            look.At(change.DueBefore is { } due && change.WrittenAt >= due - Early, $"{change.Key} was due at {change.DueBefore:O} and was changed to {change.Status} at {change.WrittenAt:O}");
    }
}
