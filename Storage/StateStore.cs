using System.Text.Json;
using Microsoft.Extensions.Logging;
using Payments.Storage.Commit;
using Payments.Storage.Errors;
using Payments.Storage.Mapping;
using Payments.Storage.Reads;

namespace Payments.Storage;

/// <summary>A state as it is stored, with the version that its next write must name.</summary>
public readonly record struct StoredState<TState>(TState State, long Version);

/// <summary>Reads and writes states, each a row, whatever engine runs the grains.</summary>
public sealed class StateStore : IAsyncDisposable
{
    private readonly GroupReads _reads;
    private readonly GroupCommit _commit;
    private readonly StorageOptions _options;
    private readonly TimeProvider _time;

    public StateStore(PaymentsDataSource database, StorageOptions options, StorageMetrics metrics, TimeProvider time, ILogger<StateStore> logger)
    {
        (_reads, _options, _time) = (new GroupReads(database.RowSource), options, time);
        _commit = new GroupCommit(database.ConnectionString, options, metrics, time, logger);
    }

    /// <summary>The state of a key, or null when there is none. Waits out a short absence of PostgreSQL.</summary>
    public async Task<StoredState<TState>?> ReadAsync<TState>(StateMapping<TState> mapping, string key, CancellationToken cancellation = default)
    {
        // No row can have such a key, and in a shared query it would spoil the reads of others.
        if (!PgType.IsText(key)) return null;
        var found = await PatientRead.RunAsync(() => _reads.ReadAsync(mapping, key, cancellation), _options.Deadline, _time, cancellation);
        if (found is not var (document, version)) return null;
        try
        {
            var state = JsonSerializer.Deserialize(document, mapping.Json) ?? throw new JsonException("The document is null.");
            return new StoredState<TState>(state, version);
        }
        catch (Exception error) when (error is JsonException or NotSupportedException)
        {
            throw new StateUnreadableException(
                $"The document of '{key}' of {mapping.Table} does not read as {typeof(TState).Name}: {error.Message}", error);
        }
    }

    /// <summary>Writes the state if its row is at the expected version (0: there is no row yet); returns the new version.</summary>
    public async Task<long> WriteAsync<TState>(StateMapping<TState> mapping, string key, long expectedVersion, TState state)
    {
        CheckKey(mapping, key);
        var deadline = await _commit.EnterAsync(mapping, key);
        PendingWrite write;
        try
        {
            write = Capture(mapping, key, expectedVersion, state, deadline);
        }
        catch
        {
            _commit.Leave();
            throw;
        }

        await _commit.RunAsync(write);
        foreach (var rows in write.Appended) rows.Forget();
        return expectedVersion + 1;
    }

    /// <summary>Deletes the row if it is at the expected version (0: succeeds if there is none).</summary>
    public async Task ClearAsync<TState>(StateMapping<TState> mapping, string key, long expectedVersion, TState? state)
    {
        CheckKey(mapping, key);
        // Their state would be gone and they with it, without anyone having noticed.
        if (state is not null && mapping.CaptureRows(state).Length > 0)
            throw new InvalidOperationException($"'{key}' of {mapping.Table} has rows to append: write the state before it is cleared.");
        var deadline = await _commit.EnterAsync(mapping, key);
        await _commit.RunAsync(new PendingWrite(mapping, key, WriteKind.Delete, expectedVersion) { Deadline = deadline });
    }

    /// <summary>Goes the way of a write, through a committer, without writing.</summary>
    internal Task ProbeAsync() => _commit.ProbeAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _commit.DisposeAsync();

    private static void CheckKey(StateMapping mapping, string key)
    {
        if (key.Length == 0 || !PgType.IsText(key))
            throw new StorageRejectedException($"A key of {mapping.Table} is empty or is no valid text; nothing was written.");
    }

    private PendingWrite Capture<TState>(StateMapping<TState> mapping, string key, long expectedVersion, TState state, long deadline)
    {
        var document = JsonSerializer.SerializeToUtf8Bytes(state, mapping.Json);
        if (document.Length > _options.MaxDocumentBytes)
        {
            throw new StorageRejectedException(
                $"The document of '{key}' of {mapping.Table} has {document.Length} bytes, more than the {_options.MaxDocumentBytes} allowed; it was not written.");
        }

        return new PendingWrite(mapping, key, expectedVersion == 0 ? WriteKind.Insert : WriteKind.Update, expectedVersion)
        {
            Document = document,
            Values = mapping.CaptureColumns(state),
            Appended = mapping.CaptureRows(state),
            Deadline = deadline,
        };
    }
}
