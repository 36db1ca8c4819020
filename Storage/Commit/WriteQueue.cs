namespace Payments.Storage.Commit;

/// <summary>
/// Changes that wait for a committer, at most one per row: a second change of a row waits behind the first, wherever
/// that is, so no batch holds a row twice and no committer waits for a row of another.
/// </summary>
/// <remarks>
/// A further committer begins only when there is enough for it, or when the others have been at work for long: a statement
/// costs as much as three rows, so that two committers with a few rows each keep the processor busy and write no more.
/// </remarks>
internal sealed class WriteQueue(int capacity, int committers, TimeProvider time) : IDisposable
{
    /// <summary>Rows that are worth a further committer.</summary>
    private const int Enough = 32;

    /// <summary>A healthy commit is over by then; a server that is away, or a row that is locked, holds up its own committer only.</summary>
    private static readonly TimeSpan Long = TimeSpan.FromMilliseconds(5);

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _places = new(capacity);
    private readonly Queue<PendingWrite> _ready = new();
    private readonly Dictionary<(string Table, string Key), PendingWrite> _lastOfRow = [];
    private readonly Queue<TaskCompletionSource> _idle = new();
    private long _lastTaken;
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

    /// <summary>Completes when there is work for one more committer; false when the queue is closed and empty.</summary>
    public async ValueTask<bool> WaitAsync()
    {
        while (true)
        {
            TaskCompletionSource wake;
            lock (_gate)
            {
                // Who asks is at work no longer, but is not yet among the idle either.
                if (IsWorthOneMore(committers - _idle.Count - 1)) return true;
                if (_closed) return _ready.Count > 0;
                wake = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _idle.Enqueue(wake);
            }

            await wake.Task;
        }
    }

    /// <summary>Everything that is ready now, up to the bounds, in lock order.</summary>
    public List<PendingWrite> Take(int maxRows, int maxBytes)
    {
        var batch = new List<PendingWrite>();
        lock (_gate)
        {
            var bytes = 0;
            _lastTaken = time.GetTimestamp();
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

    /// <summary>For a watch: whether those at work have been so for long is otherwise seen only when another change comes.</summary>
    public void WakeIfLate()
    {
        lock (_gate) WakeOneMore();
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
        WakeOneMore();
    }

    private void WakeOneMore()
    {
        if (_idle.Count > 0 && IsWorthOneMore(committers - _idle.Count)) _idle.Dequeue().TrySetResult();
    }

    private bool IsWorthOneMore(int atWork) =>
        _ready.Count > 0 && (atWork == 0 || _ready.Count >= Enough || time.GetElapsedTime(_lastTaken) > Long);
}
