using Npgsql;

namespace Payments.Storage.Reads;

/// <summary>The reads of one table: one query at a time, with all that waited for it.</summary>
internal sealed class TableReads(NpgsqlDataSource source, string table)
{
    /// <summary>Bounds what one answer can take in memory.</summary>
    private const int MaxKeys = 128;

    private readonly string _text = $"SELECT key, doc, version FROM {table} WHERE key = ANY($1)";
    private readonly Lock _gate = new();
    private readonly Queue<(string Key, TaskCompletionSource<StoredDocument?> Answer)> _waiting = new();
    private bool _reading;

    public Task<StoredDocument?> ReadAsync(string key)
    {
        var answer = new TaskCompletionSource<StoredDocument?>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _waiting.Enqueue((key, answer));
            if (_reading) return answer.Task;
            _reading = true;
        }

        // Not in the caller's context: it may be a grain that is to wait, while others' reads go on.
        _ = Task.Run(ReadWhileWantedAsync);
        return answer.Task;
    }

    private async Task ReadWhileWantedAsync()
    {
        while (Take() is { Count: > 0 } asked)
        {
            try
            {
                var found = await QueryAsync([.. asked.Select(one => one.Key).Distinct(StringComparer.Ordinal)]);
                foreach (var (key, answer) in asked) answer.TrySetResult(found.GetValueOrDefault(key));
            }
            catch (Exception error)
            {
                foreach (var (_, answer) in asked) answer.TrySetException(error);
            }
        }
    }

    private List<(string Key, TaskCompletionSource<StoredDocument?> Answer)> Take()
    {
        lock (_gate)
        {
            var taken = new List<(string, TaskCompletionSource<StoredDocument?>)>(Math.Min(_waiting.Count, MaxKeys));
            while (taken.Count < MaxKeys && _waiting.TryDequeue(out var one)) taken.Add(one);
            _reading = taken.Count > 0;
            return taken;
        }
    }

    private async Task<Dictionary<string, StoredDocument>> QueryAsync(string[] keys)
    {
        await using var command = source.CreateCommand(_text);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = keys });
        await using var reader = await command.ExecuteReaderAsync();
        var found = new Dictionary<string, StoredDocument>(keys.Length, StringComparer.Ordinal);
        while (await reader.ReadAsync()) found[reader.GetString(0)] = new StoredDocument(reader.GetFieldValue<byte[]>(1), reader.GetInt64(2));
        return found;
    }
}
