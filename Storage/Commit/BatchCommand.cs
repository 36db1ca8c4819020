using Npgsql;
using Payments.Storage.Mapping;

namespace Payments.Storage.Commit;

/// <summary>Turns sorted changes into one round trip: a statement per table and kind, in one implicit transaction.</summary>
internal sealed class BatchCommand(StatementText texts, TimeProvider time)
{
    /// <summary>
    /// Sends the changes and marks those that the answer names. When it returns, the transaction is committed:
    /// the reader has seen the server's last word, not only the rows.
    /// </summary>
    public async Task ExecuteAsync(NpgsqlConnection connection, IReadOnlyList<PendingWrite> writes)
    {
        await using var batch = connection.CreateBatch();
        var groups = Groups(writes);
        var now = time.GetUtcNow();
        foreach (var group in groups) batch.BatchCommands.Add(ToCommand(group, now));

        await using var reader = await batch.ExecuteReaderAsync();
        foreach (var group in groups)
        {
            await MarkNamedAsync(reader, group);
            await reader.NextResultAsync();
        }
    }

    private static List<ArraySegment<PendingWrite>> Groups(IReadOnlyList<PendingWrite> writes)
    {
        PendingWrite[] all = [.. writes];
        var groups = new List<ArraySegment<PendingWrite>>();
        var start = 0;
        for (var i = 1; i <= all.Length; i++)
        {
            if (i < all.Length && all[i].Mapping == all[start].Mapping && all[i].Kind == all[start].Kind) continue;
            groups.Add(new ArraySegment<PendingWrite>(all, start, i - start));
            start = i;
        }

        return groups;
    }

    // The answer comes in the order that was sent, so looking on from the last hit finds each in one step.
    private static async Task MarkNamedAsync(NpgsqlDataReader reader, ArraySegment<PendingWrite> group)
    {
        foreach (var write in group) write.Named = false;
        var at = 0;
        while (await reader.ReadAsync())
        {
            var commitId = reader.GetInt64(0);
            while (group[at].CommitId != commitId) at = (at + 1) % group.Count;
            group[at].Named = true;
        }
    }

    private NpgsqlBatchCommand ToCommand(ArraySegment<PendingWrite> group, DateTimeOffset now)
    {
        var (mapping, kind) = (group[0].Mapping, group[0].Kind);
        var parameters = new List<NpgsqlParameter>();
        var hasDocument = kind is WriteKind.Update or WriteKind.Insert;
        if (hasDocument) parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        parameters.Add(Array(group, "text[]", write => write.Key));
        parameters.Add(Array(group, "bigint[]", write => write.CommitId));
        if (kind is WriteKind.Update or WriteKind.Delete) parameters.Add(Array(group, "bigint[]", write => write.ExpectedVersion));
        if (hasDocument)
        {
            parameters.Add(Array(group, "text[]", write => write.Document));
            var rows = group.Select(write => write.Values).ToArray();
            for (var i = 0; i < mapping.Columns.Count; i++) parameters.Add(mapping.Columns[i].ToParameter(rows, i));
        }

        var appended = AddAppended(group, mapping, parameters);
        var command = new NpgsqlBatchCommand(texts.For(mapping, kind, appended));
        foreach (var parameter in parameters) command.Parameters.Add(parameter);
        return command;
    }

    private static int AddAppended(ArraySegment<PendingWrite> group, StateMapping mapping, List<NpgsqlParameter> parameters)
    {
        var present = 0;
        for (var t = 0; t < mapping.Appended.Count; t++)
        {
            var table = mapping.Appended[t];
            var (owners, rows) = (new List<long>(), new List<object?[]>());
            foreach (var write in group)
            {
                if (System.Array.Find(write.Appended, captured => captured.Table == table) is not { } captured) continue;
                rows.AddRange(captured.Rows);
                owners.AddRange(Enumerable.Repeat(write.CommitId, captured.Rows.Count));
            }

            if (rows.Count == 0) continue;
            present |= 1 << t;
            parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. owners], DataTypeName = "bigint[]" });
            for (var i = 0; i < table.Columns.Count; i++) parameters.Add(table.Columns[i].ToParameter(rows, i));
        }

        return present;
    }

    private static NpgsqlParameter<T[]> Array<T>(ArraySegment<PendingWrite> group, string type, Func<PendingWrite, T> get)
    {
        var values = new T[group.Count];
        for (var i = 0; i < values.Length; i++) values[i] = get(group[i]);
        return new NpgsqlParameter<T[]> { TypedValue = values, DataTypeName = type };
    }
}
