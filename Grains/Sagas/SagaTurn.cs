namespace Payments.Sagas;

/// <summary>Lets one call at a time work on a reentrant grain's saga; the others are told at once, or wait.</summary>
public sealed class SagaTurn
{
    private TaskCompletionSource? _waiting;

    public bool IsTaken { get; private set; }

    public bool TryTake()
    {
        if (IsTaken) return false;
        return IsTaken = true;
    }

    public async Task Take()
    {
        while (!TryTake())
        {
            _waiting ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await _waiting.Task;
        }
    }

    public void Leave()
    {
        IsTaken = false;
        _waiting?.SetResult();
        _waiting = null;
    }
}
