using Microsoft.Extensions.Logging;
using Npgsql;
using Payments.Storage.Errors;

namespace Payments.Storage.Commit;

/// <summary>
/// Takes what is waiting and commits it together, on a connection of its own. It never lingers for more: what queues
/// up during one commit is the next batch.
/// </summary>
internal sealed class Committer(
    WriteQueue queue,
    CommitConnection connections,
    BatchCommand command,
    StorageOptions options,
    StorageMetrics metrics,
    TimeProvider time,
    ILogger logger)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    private NpgsqlConnection? _connection;
    private TimeSpan _pause = FirstPause;

    public async Task RunAsync(CancellationToken stopping)
    {
        while (await queue.WaitAsync() && !stopping.IsCancellationRequested)
        {
            // Connecting comes before taking, so that a healthy committer beside this one gets the work meanwhile.
            if (!await ConnectAsync(stopping)) continue;
            var batch = queue.Take(options.MaxBatchRows, options.MaxBatchBytes);
            if (batch.Count > 0) await CommitAsync(batch, stopping);
        }

        await DropConnectionAsync();
    }

    private async Task CommitAsync(List<PendingWrite> batch, CancellationToken stopping)
    {
        var parts = new Stack<List<PendingWrite>>([batch]);
        while (parts.TryPop(out var part))
        {
            part = FailExpired(part, stopping.IsCancellationRequested);
            if (part.Count == 0) continue;
            if (!await ConnectAsync(stopping))
            {
                parts.Push(part);
                continue;
            }

            try
            {
                await CommitOnceAsync(part);
                _pause = FirstPause;
            }
            catch (Exception error)
            {
                foreach (var rest in await AfterFaultAsync(part.FindAll(write => !write.IsDecided), error, stopping)) parts.Push(rest);
            }
        }
    }

    private async Task CommitOnceAsync(List<PendingWrite> part)
    {
        var started = time.GetTimestamp();
        await command.ExecuteAsync(_connection!, part);
        metrics.Committed(part.Count, time.GetElapsedTime(started));

        var named = part.FindAll(write => write.Named);
        queue.Decided(named);
        foreach (var write in named) write.Succeed();
        if (named.Count == part.Count) return;

        var unnamed = part.FindAll(write => !write.Named);
        var explained = await LostAnswers.ExplainAsync(_connection!, unnamed);
        queue.Decided(unnamed);
        for (var i = 0; i < explained.Length; i++)
        {
            if (explained[i] is StorageConflictException) metrics.Conflicted();
            if (explained[i] is { } error) unnamed[i].Fail(error);
            else unnamed[i].Succeed();
        }
    }

    // What is to be tried again, after the undecided rest of a part has met an error.
    private async Task<List<PendingWrite>[]> AfterFaultAsync(List<PendingWrite> part, Exception error, CancellationToken stopping)
    {
        var fault = Faults.Of(error);
        // Bad rows are told apart on the same connection, if the error has left it whole.
        if (fault == Fault.ConnectionLost || _connection?.State != System.Data.ConnectionState.Open) await DropConnectionAsync();
        metrics.Retried(fault.ToString());
        if (fault != Fault.BadRow)
        {
            logger.LogWarning("A batch of {Rows} rows is sent again after: {Cause}", part.Count, error.Message);
            if (fault == Fault.ConnectionLost) foreach (var write in part) write.MaybeWritten = true;
            await PauseAsync(stopping);
            return [part];
        }

        if (part.Count > 1) return [part[(part.Count / 2)..], part[..(part.Count / 2)]];
        metrics.Rejected();
        queue.Decided(part);
        part[0].Fail(Faults.Refusal(part[0], error));
        return [];
    }

    private List<PendingWrite> FailExpired(List<PendingWrite> part, bool stopping)
    {
        var now = time.GetTimestamp();
        var expired = part.FindAll(write => stopping || write.Deadline <= now);
        if (expired.Count == 0) return part;
        metrics.Expired(expired.Count);
        queue.Decided(expired);
        foreach (var write in expired) write.Fail(TooLate(write));
        part.RemoveAll(write => write.IsDecided);
        return part;
    }

    internal static StorageException TooLate(PendingWrite write) => write.MaybeWritten
        ? new OutcomeUnknownException($"The connection was lost while '{write.Key}' of {write.Mapping.Table} was committed, and PostgreSQL did not come back in time; read it again.")
        : new StorageUnavailableException($"PostgreSQL did not take the change of '{write.Key}' of {write.Mapping.Table} in time; it was not written.");

    private async Task<bool> ConnectAsync(CancellationToken stopping)
    {
        if (_connection is not null) return true;
        try
        {
            _connection = await connections.OpenAsync(stopping);
            return true;
        }
        catch (Exception error) when (error is not OperationCanceledException || !stopping.IsCancellationRequested)
        {
            logger.LogWarning("A committer cannot connect to PostgreSQL and will try again: {Cause}", error.Message);
            await PauseAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            // The store is stopping; the caller sees that at its token.
        }

        return false;
    }

    private async Task PauseAsync(CancellationToken stopping)
    {
        await Task.Delay(_pause, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _pause = _pause * 2 < LongestPause ? _pause * 2 : LongestPause;
    }

    private async Task DropConnectionAsync()
    {
        if (_connection is null) return;
        try
        {
            await _connection.DisposeAsync();
        }
        catch (Exception error)
        {
            // A broken connection may fail to close; it is gone either way.
            logger.LogDebug("A lost connection did not close cleanly: {Cause}", error.Message);
        }

        _connection = null;
    }
}
