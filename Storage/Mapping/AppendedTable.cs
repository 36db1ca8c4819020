namespace Payments.Storage.Mapping;

/// <summary>A table that gets new rows together with a state, in the same transaction.</summary>
internal abstract class AppendedTable(string table)
{
    public string Table { get; } = Identifiers.Check(table);

    public abstract IReadOnlyList<Column> Columns { get; }
}

internal abstract class AppendedTable<TState>(string table) : AppendedTable(table)
{
    public abstract CapturedRows? Capture(TState state);
}

internal sealed class AppendedTable<TState, TRow>(string table, Func<TState, List<TRow>> rowsOf, RowColumns<TRow> columns)
    : AppendedTable<TState>(table)
{
    public override IReadOnlyList<Column> Columns => columns.All;

    public override CapturedRows? Capture(TState state)
    {
        var rows = rowsOf(state);
        if (rows.Count == 0) return null;
        // Only the rows that were sent are forgotten: an interleaved call may have added others meanwhile.
        var sent = rows.Count;
        return new CapturedRows(this, rows.ConvertAll(columns.Capture), () => rows.RemoveRange(0, Math.Min(sent, rows.Count)));
    }
}

/// <summary>What one write appends to one table.</summary>
internal sealed record CapturedRows(AppendedTable Table, List<object?[]> Rows, Action Forget);
