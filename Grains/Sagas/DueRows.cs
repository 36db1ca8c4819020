using Npgsql;

namespace Payments.Sagas;

/// <summary>
/// The due rows of all tables, each once, read as they are wanted. It belongs to one grain, whose turns keep its callers apart.
/// </summary>
internal sealed class DueRows(NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
{
    private const int Batch = 1_000;

    private readonly Queue<(DueTable Table, string Key)> _read = new();
    private readonly Dictionary<DueTable, (DateTimeOffset Due, string Key)> _behind = DueTable.All.ToDictionary(table => table, _ => (DateTimeOffset.UnixEpoch, ""));
    private Task? _reading;

    /// <summary>Null when there are no more.</summary>
    public async Task<(DueTable Table, string Key)?> Next()
    {
        if (cancellation.IsCancellationRequested) return null;
        while (_read.Count == 0)
        {
            if (_behind.Count == 0) return null;
            var reading = _reading ??= Read();
            await reading;
            if (_reading == reading) _reading = null;
        }

        return _read.Dequeue();
    }

    private async Task Read()
    {
        foreach (var table in _behind.Keys.ToList()) await Read(table);
    }

    private async Task Read(DueTable table)
    {
        var (due, key) = _behind[table];
        await using var command = database.CreateCommand(table.Query);
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = due });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = key });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = Batch });
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var count = 0;
        while (await rows.ReadAsync(cancellation))
        {
            count++;
            _behind[table] = (rows.GetFieldValue<DateTimeOffset>(0), rows.GetString(1));
            _read.Enqueue((table, rows.GetString(1)));
        }

        if (count < Batch) _behind.Remove(table);
    }
}
