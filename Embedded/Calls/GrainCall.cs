using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using Payments.Embedded.Activations;

namespace Payments.Embedded.Calls;

/// <summary>
/// One call of a grain method, from sending to its end. It is also the synchronization context of its own turns: the
/// current context therefore names the current call, which gives the call chain without any AsyncLocal, and a
/// continuation that is posted comes back to the activation that runs the call.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GrainCall : SynchronizationContext
{
    private static readonly SynchronizationContext NoInlining = new ForeignContext();

    private int _settled;
    private CancellationTokenRegistration _cancellation;

    public abstract GrainMethod Method { get; }

    protected virtual CancellationToken Cancellation => default;

    // The mailbox and the list of running calls link through the calls themselves, so that queueing allocates nothing.
    internal GrainCall? Next { get; set; }

    internal GrainCall? Previous { get; set; }

    /// <summary>The call whose code sent this one; null for calls from outside grains.</summary>
    internal GrainCall? Parent { get; set; }

    internal Activation? Activation { get; set; }

    internal CallPhase Phase { get; set; }

    internal Admission Admission { get; set; }

    /// <summary>An ancestor of the call runs in the target, so that no other activation can take it.</summary>
    internal bool MustRunHere { get; set; }

    internal long SentAt { get; set; }

    /// <summary>The watchdog's scan during which the phase began; tells calls that merely pass by from calls that hang.</summary>
    internal int PhaseScan { get; set; }

    internal ImmutableDictionary<string, object>? RequestContext { get; set; }

    internal Activity? CallerActivity { get; set; }

    internal Activity? Activity { get; set; }

    internal bool IsSettled => Volatile.Read(ref _settled) != 0;

    /// <summary>Calls of the engine itself (activation, timers) have no caller, no timeout and no place in statistics.</summary>
    internal virtual bool IsInternal => false;

    /// <summary>Whether the call keeps its grain from being collected for idleness.</summary>
    internal virtual bool CountsAsUse => true;

    internal virtual GrainId GrainId => Activation?.GrainId ?? default;

    public sealed override void Post(SendOrPostCallback d, object? state) => Activation!.Post(this, d, state);

    public sealed override void Send(SendOrPostCallback d, object? state) =>
        throw new NotSupportedException("A grain's turn cannot be waited for from another thread; post to it.");

    public sealed override SynchronizationContext CreateCopy() => this;

    public override string ToString() => $"{GrainId} {Method.FullName}";

    /// <summary>Runs the method up to its first wait; true when it has ended by then.</summary>
    internal abstract bool Start(object target);

    internal void Fail(Exception exception)
    {
        if (!TrySettle()) return;
        // Failures also come from the watchdog and from whoever cancels a token: a foreign context keeps the
        // continuations of the caller from running on that thread.
        var current = Current;
        SetSynchronizationContext(NoInlining);
        SetException(exception);
        SetSynchronizationContext(current);
    }

    /// <summary>Completes the caller when its token is cancelled, whether the call waits or runs.</summary>
    internal void ObserveCancellation()
    {
        if (!Cancellation.CanBeCanceled) return;
        _cancellation = Cancellation.UnsafeRegister(
            static (call, token) => ((GrainCall)call!).Fail(new OperationCanceledException(token)), this);
        // A token that was cancelled meanwhile has settled the call before the registration was stored.
        if (IsSettled) _cancellation.Unregister();
    }

    /// <summary>Exactly one of result, failure, timeout and cancellation reaches the caller.</summary>
    protected bool TrySettle()
    {
        if (Interlocked.CompareExchange(ref _settled, 1, 0) != 0) return false;
        _cancellation.Unregister();
        return true;
    }

    protected abstract void SetException(Exception exception);

    private sealed class ForeignContext : SynchronizationContext;
}

internal enum CallPhase : byte
{
    Sent,
    Waiting,
    Running,
    Ended,
}

/// <summary>Beside which other calls a call may run.</summary>
internal enum Admission : byte
{
    Exclusive,
    Reader,
    Interleaved,
}
