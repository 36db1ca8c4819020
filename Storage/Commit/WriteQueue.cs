namespace Payments.Storage.Commit;

/// <summary>
/// Changes that wait for a committer, at most one per row: a second change of a row waits behind the first, wherever
/// that is, so no batch holds a row twice and no committer waits for a row of another.
/// </summary>
internal sealed class WriteQueue(int capacity, TimeProvider time) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _places = new(capacity);
    private readonly Queue<PendingWrite> _ready = new();
    private readonly Dictionary<(string Table, string Key), PendingWrite> _lastOfRow = [];
    private readonly Queue<TaskCompletionSource> _idle = new();
    private bool _closed;

    public int Waiting => capacity - _places.CurrentCount;

    /// <summary>Takes a place in the queue, or waits for one until the deadline. False: there was none in time.</summary>
    public async ValueTask<bool> EnterAsync(TimeSpan patience)
    {
        if (_places.Wait(0)) return true;
        using var deadline = new CancellationTokenSource(patience, time);
        try
        {
            await _places.WaitAsync(deadline.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Gives a place back that was taken, but not used.</summary>
    public void Leave() => _places.Release();

    /// <summary>False when the queue is closed.</summary>
    public bool Add(PendingWrite write)
    {
        lock (_gate)
        {
            if (_closed) return false;
            var row = (write.Mapping.Table, write.Key);
            if (_lastOfRow.TryGetValue(row, out var last)) last.Next = write;
            else Ready(write);
            _lastOfRow[row] = write;
            return true;
        }
    }

    /// <summary>Completes when there may be work; false when the queue is closed and empty.</summary>
    public async ValueTask<bool> WaitAsync()
    {
        TaskCompletionSource wake;
        lock (_gate)
        {
            if (_ready.Count > 0) return true;
            if (_closed) return false;
            wake = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _idle.Enqueue(wake);
        }

        await wake.Task;
        return true;
    }

    /// <summary>Everything that is ready now, up to the bounds, in lock order.</summary>
    public List<PendingWrite> Take(int maxRows, int maxBytes)
    {
        var batch = new List<PendingWrite>();
        lock (_gate)
        {
            var bytes = 0;
            while (batch.Count < maxRows && _ready.TryPeek(out var write))
            {
                bytes += write.Document.Length;
                if (bytes > maxBytes && batch.Count > 0) break;
                batch.Add(_ready.Dequeue());
            }
        }

        if (batch.Count == 0) return batch;
        _places.Release(batch.Count);
        batch.Sort(PendingWrite.Order);
        return batch;
    }

    /// <summary>Says that these changes are decided, whichever way: the next change of each row becomes ready.</summary>
    public void Decided(IReadOnlyList<PendingWrite> writes)
    {
        lock (_gate)
        {
            foreach (var write in writes)
            {
                if (write.Next is { } next) Ready(next);
                else _lastOfRow.Remove((write.Mapping.Table, write.Key));
            }
        }
    }

    /// <summary>Takes out the changes whose writers no longer wait.</summary>
    public List<PendingWrite> TakeExpired(long now)
    {
        var expired = new List<PendingWrite>();
        lock (_gate)
        {
            for (var left = _ready.Count; left > 0; left--)
            {
                var write = _ready.Dequeue();
                if (write.Deadline <= now) expired.Add(write);
                else _ready.Enqueue(write);
            }
        }

        if (expired.Count > 0) _places.Release(expired.Count);
        return expired;
    }

    /// <summary>Takes no more changes; those that wait are still committed.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            while (_idle.TryDequeue(out var wake)) wake.TrySetResult();
        }
    }

    public void Dispose() => _places.Dispose();

    private void Ready(PendingWrite write)
    {
        _ready.Enqueue(write);
        if (_idle.TryDequeue(out var wake)) wake.TrySetResult();
    }
}
