using Payments.Embedded.Calls;

namespace Payments.Embedded.Activations;

/// <summary>
/// Who waits for whom among hanging calls: a waiting call for the calls running at its target and for the one ahead of
/// it, a running call for the calls it sent.
/// </summary>
internal sealed class WaitGraph
{
    private readonly Dictionary<GrainCall, PendingCall> _calls;
    private readonly ILookup<GrainCall, GrainCall> _sent;
    private readonly ILookup<Activation, GrainCall> _running;
    private readonly HashSet<GrainCall> _done = [];

    public WaitGraph(Dictionary<GrainCall, PendingCall> calls)
    {
        _calls = calls;
        _sent = calls.Keys.Where(call => call.Parent is not null).ToLookup(call => call.Parent!);
        _running = calls.Values.Where(seen => !seen.IsWaiting).Select(seen => seen.Call).ToLookup(call => call.Activation!);
    }

    // Depth first with a stack of its own: a mailbox of thousands would be too deep for recursion.
    public IEnumerable<List<GrainCall>> Circles()
    {
        foreach (var start in _calls.Keys)
        {
            var path = new List<GrainCall>();
            var onPath = new HashSet<GrainCall>();
            var open = new Stack<IEnumerator<GrainCall>>();
            Enter(start, path, onPath, open);
            while (open.TryPeek(out var next))
            {
                if (!next.MoveNext())
                {
                    open.Pop();
                    onPath.Remove(path[^1]);
                    path.RemoveAt(path.Count - 1);
                }
                else if (onPath.Contains(next.Current))
                {
                    yield return path[path.IndexOf(next.Current)..];
                }
                else
                {
                    Enter(next.Current, path, onPath, open);
                }
            }
        }
    }

    private void Enter(GrainCall call, List<GrainCall> path, HashSet<GrainCall> onPath, Stack<IEnumerator<GrainCall>> open)
    {
        if (!_done.Add(call)) return;
        path.Add(call);
        onPath.Add(call);
        open.Push(WaitsFor(call).GetEnumerator());
    }

    private IEnumerable<GrainCall> WaitsFor(GrainCall call)
    {
        var seen = _calls[call];
        if (!seen.IsWaiting) return _sent[call];
        // Whoever stands behind another waits for what that one waits for.
        if (seen.Ahead is { } ahead) return _calls.ContainsKey(ahead) ? [ahead] : [];
        return _running[call.Activation!].Where(running => seen.TargetEnds || running.Admission != Admission.Interleaved);
    }
}
