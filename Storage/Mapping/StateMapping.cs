using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Payments.Storage.Mapping;

/// <summary>Where one kind of state is stored: its table, the columns that queries need, the rows that go with it.</summary>
public abstract class StateMapping
{
    private protected StateMapping(string stateName, string table)
    {
        StateName = stateName;
        Table = Identifiers.Check(table);
    }

    /// <summary>The name that grains give in their PersistentState attribute.</summary>
    public string StateName { get; }

    public string Table { get; }

    /// <summary>The type of the state, for messages that name it.</summary>
    public abstract Type StateType { get; }

    internal abstract IReadOnlyList<Column> Columns { get; }

    internal abstract IReadOnlyList<AppendedTable> Appended { get; }

    /// <summary>Starts a mapping; the document is written as <paramref name="json"/> says, in snake_case.</summary>
    public static StateMapping<TState> For<TState>(string stateName, string table, JsonTypeInfo<TState> json) =>
        new(stateName, table, json);
}

/// <summary>The mapping of states of type <typeparamref name="TState"/>.</summary>
public sealed class StateMapping<TState> : StateMapping
{
    private readonly RowColumns<TState> _columns = new();
    private readonly List<AppendedTable<TState>> _appended = [];

    internal StateMapping(string stateName, string table, JsonTypeInfo<TState> json)
        : base(stateName, table)
    {
        if (json.Options.PropertyNamingPolicy != JsonNamingPolicy.SnakeCaseLower)
            throw new ArgumentException($"The documents of state '{stateName}' must be written in snake_case.");
        Json = json;
    }

    /// <inheritdoc/>
    public override Type StateType => typeof(TState);

    internal JsonTypeInfo<TState> Json { get; }

    internal override IReadOnlyList<Column> Columns => _columns.All;

    internal override IReadOnlyList<AppendedTable> Appended => _appended;

    /// <summary>Adds a query column whose PostgreSQL type follows from the .NET type.</summary>
    public StateMapping<TState> Column<TValue>(string name, Func<TState, TValue> get)
    {
        _columns.Column(name, get);
        return this;
    }

    /// <summary>Adds a query column of a named PostgreSQL type.</summary>
    public StateMapping<TState> Column<TValue>(string name, string pgType, Func<TState, TValue> get)
    {
        _columns.Column(name, pgType, get);
        return this;
    }

    /// <summary>
    /// Adds a table whose rows are written in the state's transaction. The list is emptied once they are committed;
    /// its property must not be part of the document, or a re-read state would append the rows again.
    /// </summary>
    public StateMapping<TState> Appends<TRow>(string table, Func<TState, List<TRow>> rows, Action<RowColumns<TRow>> columns)
    {
        if (Json.Properties.FirstOrDefault(p => p.Get is not null && p.PropertyType == typeof(List<TRow>)) is { } stored)
            throw new ArgumentException($"'{stored.Name}' of state '{StateName}' holds rows for '{table}': mark it [JsonIgnore].");
        if (_appended.Exists(appended => appended.Table == table))
            throw new ArgumentException($"State '{StateName}' appends to '{table}' twice.");
        var row = new RowColumns<TRow>();
        columns(row);
        _appended.Add(new AppendedTable<TState, TRow>(table, rows, row));
        return this;
    }

    internal object?[] CaptureColumns(TState state) => _columns.Capture(state);

    internal CapturedRows[] CaptureRows(TState state)
    {
        if (_appended.Count == 0) return [];
        var captured = new List<CapturedRows>(_appended.Count);
        foreach (var table in _appended)
            if (table.Capture(state) is { } rows) captured.Add(rows);
        return [.. captured];
    }
}
