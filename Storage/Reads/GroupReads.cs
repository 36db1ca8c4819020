using System.Collections.Concurrent;
using Npgsql;
using Payments.Storage.Mapping;

namespace Payments.Storage.Reads;

/// <summary>
/// Reads rows the way group commit writes them: whoever asks while a query is under way shares the next one. A new
/// grain reads its row before anything else, so a payment with its order and saga would cost three queries of its own.
/// </summary>
internal sealed class GroupReads(NpgsqlDataSource source)
{
    private readonly ConcurrentDictionary<string, TableReads> _tables = new(StringComparer.Ordinal);

    public Task<StoredDocument?> ReadAsync(StateMapping mapping, string key, CancellationToken cancellation)
    {
        if (!_tables.TryGetValue(mapping.Table, out var table)) table = _tables.GetOrAdd(mapping.Table, name => new TableReads(source, name));
        return table.ReadAsync(key).WaitAsync(cancellation);
    }
}
