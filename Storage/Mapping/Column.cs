using Npgsql;
using Payments.Storage.Errors;

namespace Payments.Storage.Mapping;

/// <summary>A typed column beside the document.</summary>
internal abstract class Column(string name, string pgType)
{
    public string Name { get; } = Identifiers.Check(name);

    public string PgType { get; } = pgType;

    /// <summary>One array with this column's value of every row.</summary>
    public abstract NpgsqlParameter ToParameter(IReadOnlyList<object?[]> rows, int index);
}

internal abstract class Column<TRow>(string name, string pgType) : Column(name, pgType)
{
    // Boxing a few numbers per write costs nothing beside the document; the arrays that are sent are typed.
    public abstract object? Capture(TRow row);
}

internal sealed class Column<TRow, TValue>(string name, string pgType, Func<TRow, TValue> get) : Column<TRow>(name, pgType)
{
    private readonly string _arrayType = pgType + "[]";

    public override object? Capture(TRow row)
    {
        object? value = get(row);
        return value switch
        {
            string text when !Mapping.PgType.IsText(text) => throw new StorageRejectedException(
                $"Column '{Name}' was given text with a NUL character or a broken surrogate pair; nothing was written."),
            // Npgsql takes no other offset for timestamptz, which keeps none anyway.
            DateTimeOffset time => time.ToUniversalTime(),
            _ => value,
        };
    }

    public override NpgsqlParameter ToParameter(IReadOnlyList<object?[]> rows, int index)
    {
        var values = new TValue[rows.Count];
        for (var i = 0; i < values.Length; i++) values[i] = (TValue)rows[i][index]!;
        return new NpgsqlParameter<TValue[]> { TypedValue = values, DataTypeName = _arrayType };
    }
}
