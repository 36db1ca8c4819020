using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Payments.Embedded.Calls;

/// <summary>A call with a result.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GrainCall<TResult> : GrainCall
{
    // The builder of async methods rather than a TaskCompletionSource: one object less per call, and a cancelled
    // callee's own exception object reaches the caller. Continuations never run inside the callee's turn, because a
    // turn has a synchronization context of its own and awaiting callers do not inline under a foreign one.
    private AsyncTaskMethodBuilder<TResult> _answer = AsyncTaskMethodBuilder<TResult>.Create();
    private Task<TResult>? _running;

    internal Task<TResult> Answer => _answer.Task;

    protected abstract Task<TResult> Invoke(object grain);

    internal sealed override bool Start(object target)
    {
        Task<TResult> running;
        try
        {
            running = Invoke(target) ?? throw new InvalidOperationException($"{this} returned null instead of a task.");
        }
        catch (Exception exception)
        {
            End(exception);
            return true;
        }

        if (!running.IsCompleted)
        {
            _running = running;
            running.GetAwaiter().UnsafeOnCompleted(OnRunEnded);
            return false;
        }

        End(running);
        return true;
    }

    protected sealed override void SetException(Exception exception) => _answer.SetException(exception);

    private void OnRunEnded()
    {
        End(_running!);
        Activation!.Ended(this);
    }

    private void End(Task<TResult> run)
    {
        if (run.IsCompletedSuccessfully)
        {
            Activation!.Succeeded(this);
            if (TrySettle()) _answer.SetResult(run.GetAwaiter().GetResult());
        }
        else
        {
            End(CallFailure.Of(run));
        }
    }

    private void End(Exception exception)
    {
        Activation!.Failed(this, exception);
        Fail(exception);
    }
}
