using Microsoft.Extensions.Logging;
using Payments.Storage.Errors;
using Payments.Storage.Mapping;

namespace Payments.Storage.Commit;

/// <summary>The queue, its committers and the watch that ends the wait of writers at their deadline.</summary>
internal sealed class GroupCommit : IAsyncDisposable
{
    private static readonly TimeSpan WatchPeriod = TimeSpan.FromMilliseconds(250);

    private readonly StorageOptions _options;
    private readonly TimeProvider _time;
    private readonly StorageMetrics _metrics;
    private readonly WriteQueue _queue;
    private readonly CommitConnection _connections;
    private readonly CancellationTokenSource _stopping = new();
    private readonly ITimer _watch;
    private readonly Task _committers;

    public GroupCommit(string connectionString, StorageOptions options, StorageMetrics metrics, TimeProvider time, ILogger logger)
    {
        (_options, _time, _metrics) = (options, time, metrics);
        _queue = new WriteQueue(options.MaxWaitingWrites, options.Committers, time);
        _connections = new CommitConnection(connectionString, options);
        metrics.WatchQueue(() => _queue.Waiting);
        var command = new BatchCommand(new StatementText(), time);
        _committers = Task.WhenAll(Enumerable.Range(0, options.Committers).Select(_ =>
        {
            var committer = new Committer(_queue, _connections, command, options, metrics, time, logger);
            return Task.Run(() => committer.RunAsync(_stopping.Token));
        }));
        _watch = time.CreateTimer(_ => Watch(), null, WatchPeriod, WatchPeriod);
    }

    /// <summary>Waits for a place in the queue; returns the deadline of the write that takes it.</summary>
    public async ValueTask<long> EnterAsync(StateMapping mapping, string key)
    {
        var deadline = _time.GetTimestamp() + (long)(_options.Deadline.TotalSeconds * _time.TimestampFrequency);
        if (await _queue.EnterAsync(_options.Deadline)) return deadline;
        _metrics.Expired(1);
        throw new StorageUnavailableException($"Too many changes wait for PostgreSQL; '{key}' of {mapping.Table} was not written.");
    }

    /// <summary>Gives the place back unused.</summary>
    public void Leave() => _queue.Leave();

    /// <summary>Completes when the change is decided.</summary>
    public Task RunAsync(PendingWrite write)
    {
        if (_queue.Add(write)) return write.Answer;
        _queue.Leave();
        throw new StorageUnavailableException($"The storage is stopping; '{write.Key}' of {write.Mapping.Table} was not written.");
    }

    /// <summary>Goes through queue, committer and server like a write, but writes nothing.</summary>
    public async Task ProbeAsync()
    {
        var key = Guid.NewGuid().ToString("N");
        var deadline = await EnterAsync(ProbeMapping.Instance, key);
        await RunAsync(new PendingWrite(ProbeMapping.Instance, key, WriteKind.Probe, 0) { Deadline = deadline });
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _queue.Close();
        // What was asked for is still written, but nobody waits past the deadline for a server that is away.
        using var patience = new CancellationTokenSource(_options.Deadline, _time);
        await using (patience.Token.Register(_stopping.Cancel)) await _committers;
        while (FailExpired(long.MaxValue))
        {
            // Failing a change makes the next one of its row ready, until none is left.
        }

        await _watch.DisposeAsync();
        await _connections.DisposeAsync();
        _queue.Dispose();
        _stopping.Dispose();
    }

    private void Watch()
    {
        FailExpired(_time.GetTimestamp());
        _queue.WakeIfLate();
    }

    private bool FailExpired(long now)
    {
        var expired = _queue.TakeExpired(now);
        if (expired.Count == 0) return false;
        _metrics.Expired(expired.Count);
        _queue.Decided(expired);
        foreach (var write in expired) write.Fail(Committer.TooLate(write));
        return true;
    }

    private sealed class ProbeMapping() : StateMapping("probe", "probe")
    {
        public static readonly ProbeMapping Instance = new();

        public override Type StateType => typeof(void);

        internal override IReadOnlyList<Column> Columns => [];

        internal override IReadOnlyList<AppendedTable> Appended => [];
    }
}
