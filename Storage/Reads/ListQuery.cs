using System.Globalization;
using System.Text;
using Npgsql;
using Payments.Storage.Mapping;

namespace Payments.Storage.Reads;

/// <summary>
/// One page of a list, as SQL. Values only ever go in as parameters. The first three columns of the answer are the
/// entry's time, ordinal and id; those that were asked for follow from <see cref="FirstColumn"/>.
/// </summary>
public sealed class ListQuery
{
    public const int FirstColumn = 3;

    private readonly ListOrder _order;
    private readonly StringBuilder _text;
    private readonly List<NpgsqlParameter> _parameters = [];
    private int _limit = 1;

    public ListQuery(string table, ListOrder order, params string[] columns)
    {
        _order = order;
        var ordinal = order.Ordinal is null ? "0::bigint" : order.Ordinal + "::bigint";
        var wanted = string.Concat(columns.Select(column => $", {Identifiers.Check(column)}"));
        _text = new StringBuilder($"SELECT {order.Time}, {ordinal}, {order.Id}{wanted} FROM {Identifiers.Check(table)} WHERE true");
    }

    /// <summary>The column has this value; nothing is asked when there is none.</summary>
    public ListQuery Where(string column, string? value) => value is null ? this : Compare(column, "=", value);

    /// <summary>The column has one of these values; nothing is asked when there are none.</summary>
    public ListQuery WhereOneOf(string column, string[]? values)
    {
        if (values is not null) _text.Append(CultureInfo.InvariantCulture, $" AND {Identifiers.Check(column)} = ANY ({Parameter(values)})");
        return this;
    }

    /// <summary>One of the columns has this value; nothing is asked when there is none.</summary>
    public ListQuery WhereAny(string? value, params string[] columns)
    {
        if (value is null) return this;
        var parameter = Parameter(value);
        _text.Append(CultureInfo.InvariantCulture, $" AND ({string.Join(" OR ", columns.Select(column => $"{Identifiers.Check(column)} = {parameter}"))})");
        return this;
    }

    /// <summary>The column is true.</summary>
    public ListQuery WhereTrue(string column)
    {
        _text.Append(CultureInfo.InvariantCulture, $" AND {Identifiers.Check(column)}");
        return this;
    }

    /// <summary>The column has at least this value; nothing is asked when there is none.</summary>
    public ListQuery From(string column, long? value) => value is null ? this : Compare(column, ">=", value.Value);

    /// <summary>The column has at most this value; nothing is asked when there is none.</summary>
    public ListQuery UpTo(string column, long? value) => value is null ? this : Compare(column, "<=", value.Value);

    /// <summary>From this time on, and before that one.</summary>
    public ListQuery Between(DateTimeOffset? from, DateTimeOffset? to)
    {
        if (from is { } first) Compare(_order.Time, ">=", first.ToUniversalTime());
        if (to is { } end) Compare(_order.Time, "<", end.ToUniversalTime());
        return this;
    }

    /// <summary>Only what comes behind this entry.</summary>
    public ListQuery After(DateTimeOffset time, long ordinal, string id)
    {
        var columns = _order.Ordinal is null ? $"({_order.Time}, {_order.Id})" : $"({_order.Time}, {_order.Ordinal}, {_order.Id})";
        var values = _order.Ordinal is null
            ? $"({Parameter(time.ToUniversalTime())}, {Parameter(id)})"
            : $"({Parameter(time.ToUniversalTime())}, {Parameter(ordinal)}, {Parameter(id)})";
        _text.Append(CultureInfo.InvariantCulture, $" AND {columns} < {values}");
        return this;
    }

    public ListQuery Take(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        _limit = limit;
        return this;
    }

    internal NpgsqlCommand ToCommand(NpgsqlDataSource source, string prefix = "")
    {
        var ordinal = _order.Ordinal is null ? "" : $"{_order.Ordinal} DESC, ";
        // The limit goes in as a parameter as well, so that pages of every size share one prepared statement.
        var limit = new NpgsqlParameter<int> { TypedValue = _limit };
        var command = source.CreateCommand($"{prefix}{_text} ORDER BY {_order.Time} DESC, {ordinal}{_order.Id} DESC LIMIT ${_parameters.Count + 1}");
        // Copies: a parameter belongs to one command, and a read may be repeated.
        foreach (var parameter in _parameters) command.Parameters.Add(parameter.Clone());
        command.Parameters.Add(limit);
        return command;
    }

    private ListQuery Compare<T>(string column, string comparison, T value)
    {
        _text.Append(CultureInfo.InvariantCulture, $" AND {Identifiers.Check(column)} {comparison} {Parameter(value)}");
        return this;
    }

    private string Parameter<T>(T value)
    {
        _parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
        return $"${_parameters.Count}";
    }
}
