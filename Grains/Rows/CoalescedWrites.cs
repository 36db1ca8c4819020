namespace Payments.Rows;

/// <summary>
/// Makes many changes durable with few writes: everyone who changes the state while a write is under way shares the
/// next one. For [Reentrant] grains whose state changes faster than a row can be written.
/// </summary>
public sealed class CoalescedWrites(Func<Task> write)
{
    private TaskCompletionSource? _next;
    private bool _writing;

    /// <summary>Completes when everything changed before this call is durable; fails when that write failed.</summary>
    public Task Durable()
    {
        _next ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var mine = _next.Task;
        if (!_writing) _ = WriteWhileWanted();
        return mine;
    }

    private async Task WriteWhileWanted()
    {
        _writing = true;
        try
        {
            while (_next is { } waiting)
            {
                _next = null;
                try
                {
                    await write();
                    waiting.SetResult();
                }
                catch (Exception e)
                {
                    waiting.SetException(e);
                    // What follows was built on a state that may not be stored.
                    _next?.SetException(e);
                    _next = null;
                }
            }
        }
        finally
        {
            _writing = false;
        }
    }
}
