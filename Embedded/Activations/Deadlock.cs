using Payments.Embedded.Calls;

namespace Payments.Embedded.Activations;

/// <summary>Finds calls that wait for themselves and says which.</summary>
internal static class Deadlock
{
    /// <summary>The error of a call whose own chain keeps its target busy.</summary>
    public static DeadlockException InChain(GrainCall call, GrainCall ancestor)
    {
        var chain = new List<string>();
        for (var link = call; link is not null; link = link.Parent)
        {
            chain.Add(link.ToString());
            if (ReferenceEquals(link, ancestor)) break;
        }

        chain.Reverse();
        return new(
            $"Deadlock: {call} would wait for ever, because its own call chain keeps the grain busy: {string.Join(" -> ", chain)}. "
            + "Break the circle, or mark the last method [AlwaysInterleave] or [ReadOnly].",
            chain);
    }

    /// <summary>
    /// Fails the calls that wait for each other in a circle across call chains. The first failure frees a grain already,
    /// so that another call of the circle may be answered before its turn to fail comes.
    /// </summary>
    public static void Break(List<PendingCall> pending, int scan)
    {
        // Only phases that began before this scan are looked at. Every such call was in its phase at the one moment
        // when the scan began, so a circle among them was real then, and a circle never goes away by itself.
        var suspects = new Dictionary<GrainCall, PendingCall>();
        var mayHang = false;
        foreach (var seen in pending)
        {
            if (seen.Call.PhaseScan >= scan) continue;
            suspects[seen.Call] = seen;
            mayHang |= seen.IsWaiting && seen.Call.Parent is not null;
        }

        if (!mayHang) return;
        var graph = new WaitGraph(suspects);
        foreach (var circle in graph.Circles()) Fail(circle, suspects);
    }

    private static void Fail(List<GrainCall> circle, Dictionary<GrainCall, PendingCall> suspects)
    {
        var chain = circle.ConvertAll(call => call.ToString());
        foreach (var call in circle)
        {
            // A call that merely stands in the queue between two of the circle is not to blame.
            if (!suspects[call].IsWaiting || call.Parent is null || !circle.Contains(call.Parent)) continue;
            call.Activation?.Class.Statistics.Failed(call);
            call.Fail(new DeadlockException(
                $"Deadlock: {call} would wait for ever, because these calls wait for each other: {string.Join(" -> ", chain)} -> {chain[0]}.", chain));
        }
    }
}
