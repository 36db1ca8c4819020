namespace Payments.Storage.Mapping;

/// <summary>The columns that one kind of row is written to, and how each is read from it.</summary>
public sealed class RowColumns<TRow>
{
    private readonly List<Column<TRow>> _columns = [];

    internal IReadOnlyList<Column<TRow>> All => _columns;

    /// <summary>A column whose PostgreSQL type follows from the .NET type.</summary>
    public RowColumns<TRow> Column<TValue>(string name, Func<TRow, TValue> get) =>
        Column(name, PgType.NameOf(typeof(TValue)), get);

    /// <summary>A column of a named PostgreSQL type (jsonb, smallint ...).</summary>
    public RowColumns<TRow> Column<TValue>(string name, string pgType, Func<TRow, TValue> get)
    {
        if (_columns.Exists(column => column.Name == name)) throw new ArgumentException($"Column '{name}' is mapped twice.");
        _columns.Add(new Column<TRow, TValue>(name, pgType, get));
        return this;
    }

    internal object?[] Capture(TRow row)
    {
        var values = new object?[_columns.Count];
        for (var i = 0; i < values.Length; i++) values[i] = _columns[i].Capture(row);
        return values;
    }
}
