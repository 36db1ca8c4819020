using Payments.Embedded.Calls;

namespace Payments.Embedded.Activations;

internal sealed partial class Activation
{
    // Guarded: the calls that wait, oldest first.
    private GrainCall? _firstWaiting;
    private GrainCall? _lastWaiting;
    private int _waiting;

    // Guarded: the calls that have started and not ended, in no order.
    private GrainCall? _running;
    private int _exclusiveRunning;
    private int _readersRunning;
    private int _allRunning;
    private bool _watched;

    /// <summary>How many calls wait or run; read without the lock where a stale number does no harm.</summary>
    public int Load => Volatile.Read(ref _waiting) + Volatile.Read(ref _allRunning);

    public int WaitingCount => Volatile.Read(ref _waiting);

    public override bool Accept(GrainCall call)
    {
        Exception? refusal;
        bool schedule;
        lock (_gate)
        {
            if (_life == Life.Gone) return false;
            refusal = Admit(call);
            schedule = refusal is null && BecomeScheduled();
        }

        if (refusal is not null)
        {
            Failed(call, refusal);
            call.Fail(refusal);
        }
        else if (schedule)
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }

        return true;
    }

    /// <summary>Queues the call, or says why not. Guarded.</summary>
    private Exception? Admit(GrainCall call)
    {
        call.Admission = call.Method.IsInterleaving || Class.IsReentrant ? Admission.Interleaved
            : call.Method.IsReadOnly ? Admission.Reader
            : Admission.Exclusive;

        call.Activation = this;
        call.PhaseScan = Silo.Watchdog.Scan;
        // A call whose ancestor is at work here must run beside it or never: the ancestor waits for it.
        var (ancestor, blocking) = call.Parent is null ? default : AncestorsHere(call);
        if (blocking is not null && call.Admission != Admission.Interleaved && (call.Admission != Admission.Reader || _exclusiveRunning > 0))
        {
            return Deadlock.InChain(call, blocking);
        }

        var besideOthers = call.Admission == Admission.Interleaved && _life == Life.Active && (_ending is null || ancestor is not null);
        if (Math.Max(_waiting, _ready.Count) >= Silo.Options.MailboxLimit && ancestor is null && !call.IsInternal)
        {
            return new LimitExceededException(
                $"{call} was refused: {Math.Max(_waiting, _ready.Count)} calls wait at this grain already, and the limit is "
                + $"{Silo.Options.MailboxLimit}. Call it less often or spread the load over more grains; MailboxLimit raises the limit.");
        }

        if (besideOthers || blocking is not null)
        {
            call.Phase = CallPhase.Waiting;
            _ready.Enqueue(new(call, null, null));
        }
        else
        {
            call.MustRunHere = ancestor is not null;
            Append(call);
        }

        BecomeWatched();
        return null;
    }

    /// <summary>The nearest call of the chain that runs here, and the nearest that also keeps others out. Guarded.</summary>
    private (GrainCall? Any, GrainCall? Blocking) AncestorsHere(GrainCall call)
    {
        GrainCall? any = null;
        for (var parent = call.Parent; parent is not null && parent.Phase != CallPhase.Ended; parent = parent.Parent)
        {
            if (!ReferenceEquals(parent.Activation, this) || parent.Phase != CallPhase.Running) continue;
            if (parent.Admission != Admission.Interleaved) return (any ?? parent, parent);
            any ??= parent;
        }

        return (any, null);
    }

    private void Append(GrainCall call)
    {
        call.Phase = CallPhase.Waiting;
        _waiting++;
        // The end of this activation waits for the ancestor and the ancestor for this call, so it goes first.
        if (_ending is not null && call.MustRunHere)
        {
            call.Next = _firstWaiting;
            _firstWaiting = call;
            _lastWaiting ??= call;
            return;
        }

        call.Next = null;
        if (_lastWaiting is null) _firstWaiting = call;
        else _lastWaiting.Next = call;
        _lastWaiting = call;
    }

    /// <summary>Takes the oldest call that may start now. Guarded.</summary>
    private GrainCall? TakeAdmissible()
    {
        while (_firstWaiting is { } call)
        {
            // Whoever gave up while waiting never runs.
            if (!call.IsSettled && !MayStart(call)) return null;
            _firstWaiting = call.Next;
            if (_firstWaiting is null) _lastWaiting = null;
            call.Next = null;
            _waiting--;
            if (!call.IsSettled) return call;
            call.Phase = CallPhase.Ended;
        }

        return null;
    }

    // Only the oldest call is asked, so readers never overtake a waiting writer.
    private bool MayStart(GrainCall call) => call.Admission switch
    {
        Admission.Interleaved => true,
        Admission.Reader => _exclusiveRunning == 0,
        _ => _exclusiveRunning == 0 && _readersRunning == 0,
    };

    /// <summary>
    /// Lists what waits and runs here for the watchdog and forgets calls whose callers gave up; false when there is
    /// nothing to watch until the next call comes.
    /// </summary>
    public bool Inspect(List<PendingCall> pending)
    {
        lock (_gate)
        {
            GrainCall? ahead = null;
            for (var call = _firstWaiting; call is not null; call = call.Next)
            {
                if (call.IsSettled)
                {
                    Unlink(call, ahead);
                    continue;
                }

                pending.Add(new(call, true, ahead, _ending is not null));
                ahead = call;
            }

            for (var call = _running; call is not null; call = call.Next) pending.Add(new(call, false, null, false));
            _watched = _allRunning > 0 || _waiting > 0 || _ready.Count > 0;
            return _watched;
        }
    }

    private void Unlink(GrainCall call, GrainCall? ahead)
    {
        if (ahead is null) _firstWaiting = call.Next;
        else ahead.Next = call.Next;
        if (ReferenceEquals(_lastWaiting, call)) _lastWaiting = ahead;
        call.Phase = CallPhase.Ended;
        _waiting--;
    }

    /// <summary>Guarded.</summary>
    private void BecomeWatched()
    {
        if (_watched) return;
        _watched = true;
        Silo.Watchdog.Enrol(this);
    }

    private void EnterRunning(GrainCall call)
    {
        call.Phase = CallPhase.Running;
        call.PhaseScan = Silo.Watchdog.Scan;
        if (call.Admission == Admission.Exclusive) _exclusiveRunning++;
        else if (call.Admission == Admission.Reader) _readersRunning++;
        _allRunning++;
        call.Next = _running;
        if (_running is not null) _running.Previous = call;
        _running = call;
    }

    private void LeaveRunning(GrainCall call)
    {
        call.Phase = CallPhase.Ended;
        // Background work that outlives the call must not keep the whole chain in memory.
        call.Parent = null;
        if (call.Admission == Admission.Exclusive) _exclusiveRunning--;
        else if (call.Admission == Admission.Reader) _readersRunning--;
        _allRunning--;
        if (call.Previous is null) _running = call.Next;
        else call.Previous.Next = call.Next;
        if (call.Next is not null) call.Next.Previous = call.Previous;
        call.Next = call.Previous = null;
        if (call.CountsAsUse) _lastUsed = Silo.Watchdog.Now;
    }
}
