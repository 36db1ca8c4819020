using System.Collections.Concurrent;
using System.Text;
using Payments.Storage.Mapping;

namespace Payments.Storage.Commit;

/// <summary>
/// The statements that write many rows of one table. Each names what it wrote by commit id: what is not named has
/// conflicted. Appended rows follow only the named ones. There is no single upsert for both kinds on purpose: with an
/// expected version and a missing row it would insert.
/// </summary>
internal sealed class StatementText
{
    private readonly ConcurrentDictionary<(StateMapping, WriteKind, int Appended), string> _texts = new();

    /// <summary>The text for rows of one kind, with the appended tables whose bits are set.</summary>
    public string For(StateMapping mapping, WriteKind kind, int appended) =>
        _texts.GetOrAdd((mapping, kind, appended), static key => Build(key.Item1, key.Item2, key.Appended));

    private static string Build(StateMapping mapping, WriteKind kind, int appended)
    {
        var parameters = new Numbering();
        var write = kind switch
        {
            WriteKind.Update => Update(mapping, parameters),
            WriteKind.Insert => Insert(mapping, parameters),
            WriteKind.Delete => Delete(mapping, parameters),
            _ => "SELECT commit_id FROM unnest($1::text[], $2::bigint[]) AS i(key, commit_id)",
        };
        return appended == 0 ? write : WithAppended(mapping, write, appended, parameters);
    }

    private static string Update(StateMapping mapping, Numbering parameters)
    {
        var now = parameters.Next("timestamptz");
        var rows = Rows(mapping, parameters, withExpected: true);
        var columns = string.Concat(mapping.Columns.Select(column => $", {column.Name} = i.{column.Name}"));
        return $"""
            UPDATE {mapping.Table} AS t
            SET version = i.expected + 1, commit_id = i.commit_id, doc = i.doc, updated_at = {now}{columns}
            FROM {rows}
            WHERE t.key = i.key AND t.version = i.expected
            RETURNING t.commit_id
            """;
    }

    // Only the key may be silently taken: any other unique column must raise its error for the writer.
    private static string Insert(StateMapping mapping, Numbering parameters)
    {
        var now = parameters.Next("timestamptz");
        var rows = Rows(mapping, parameters, withExpected: false);
        var names = string.Concat(mapping.Columns.Select(column => $", {column.Name}"));
        var values = string.Concat(mapping.Columns.Select(column => $", i.{column.Name}"));
        return $"""
            INSERT INTO {mapping.Table} (key, version, commit_id, doc, updated_at{names})
            SELECT i.key, 1, i.commit_id, i.doc, {now}{values}
            FROM {rows}
            ON CONFLICT (key) DO NOTHING
            RETURNING commit_id
            """;
    }

    private static string Delete(StateMapping mapping, Numbering parameters) => $"""
        DELETE FROM {mapping.Table} AS t
        USING unnest({parameters.Next("text[]")}, {parameters.Next("bigint[]")}, {parameters.Next("bigint[]")}) AS i(key, commit_id, expected)
        WHERE t.key = i.key AND t.version = i.expected
        RETURNING i.commit_id
        """;

    private static string Rows(StateMapping mapping, Numbering parameters, bool withExpected)
    {
        var arrays = new List<string> { parameters.Next("text[]"), parameters.Next("bigint[]") };
        if (withExpected) arrays.Add(parameters.Next("bigint[]"));
        arrays.Add(parameters.Next("text[]"));
        arrays.AddRange(mapping.Columns.Select(column => parameters.Next(column.PgType + "[]")));
        var names = string.Concat(mapping.Columns.Select(column => $", {column.Name}"));
        return $"unnest({string.Join(", ", arrays)}) AS i(key, commit_id{(withExpected ? ", expected" : "")}, doc{names})";
    }

    // IS TRUE keeps the planner from turning IN into a join; as a hashed subplan it stays linear with joins pinned.
    private static string WithAppended(StateMapping mapping, string write, int appended, Numbering parameters)
    {
        var text = new StringBuilder().Append("WITH written AS (\n").Append(write).Append(')');
        for (var i = 0; i < mapping.Appended.Count; i++)
        {
            if ((appended & (1 << i)) == 0) continue;
            var table = mapping.Appended[i];
            var names = string.Join(", ", table.Columns.Select(column => column.Name));
            var owner = parameters.Next("bigint[]");
            var arrays = string.Join(", ", table.Columns.Select(column => parameters.Next(column.PgType + "[]")));
            text.Append($"""
                , appended_{i} AS (
                INSERT INTO {table.Table} ({names})
                SELECT {string.Join(", ", table.Columns.Select(column => "a." + column.Name))}
                FROM unnest({owner}, {arrays}) AS a(owner_commit_id, {names})
                WHERE (a.owner_commit_id IN (SELECT commit_id FROM written)) IS TRUE)
                """);
        }

        return text.Append("\nSELECT commit_id FROM written").ToString();
    }

    private sealed class Numbering
    {
        private int _last;

        public string Next(string type) => $"${++_last}::{type}";
    }
}
