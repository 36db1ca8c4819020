using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Payments.Embedded.Calls;

/// <summary>A call without a result; apart from that the twin of <see cref="GrainCall{TResult}"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GrainVoidCall : GrainCall
{
    private AsyncTaskMethodBuilder _answer = AsyncTaskMethodBuilder.Create();
    private Task? _running;

    internal Task Answer => _answer.Task;

    protected abstract Task Invoke(object grain);

    internal sealed override bool Start(object target)
    {
        Task running;
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

    private void End(Task run)
    {
        if (run.IsCompletedSuccessfully)
        {
            Activation!.Succeeded(this);
            if (TrySettle()) _answer.SetResult();
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
