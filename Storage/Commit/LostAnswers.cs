using Npgsql;
using Payments.Storage.Errors;

namespace Payments.Storage.Commit;

/// <summary>Looks at the rows of changes that the answer did not name and says what became of each.</summary>
internal static class LostAnswers
{
    /// <summary>Null: the change is in the row after all, written before its answer was lost.</summary>
    public static async Task<StorageException?[]> ExplainAsync(NpgsqlConnection connection, IReadOnlyList<PendingWrite> unnamed)
    {
        await using var batch = connection.CreateBatch();
        foreach (var write in unnamed)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand($"SELECT version, commit_id FROM {write.Mapping.Table} WHERE key = $1")
            {
                Parameters = { new NpgsqlParameter<string> { TypedValue = write.Key } },
            });
        }

        var explained = new StorageException?[unnamed.Count];
        await using var reader = await batch.ExecuteReaderAsync();
        for (var i = 0; i < explained.Length; i++)
        {
            explained[i] = await reader.ReadAsync()
                ? Explain(unnamed[i], reader.GetInt64(0), reader.GetInt64(1))
                : ExplainMissing(unnamed[i]);
            await reader.NextResultAsync();
        }

        return explained;
    }

    private static StorageException? Explain(PendingWrite write, long version, long commitId)
    {
        if (commitId == write.CommitId) return null;
        // A later change hides whose the version in between was. A deleted row may have been created anew.
        var hidden = write.Kind == WriteKind.Delete || version != write.ExpectedVersion + 1;
        return write.MaybeWritten && hidden ? Unknown(write) : Conflict(write, version);
    }

    private static StorageException? ExplainMissing(PendingWrite write) => write switch
    {
        { Kind: WriteKind.Delete } when write.MaybeWritten || write.ExpectedVersion == 0 => null,
        { MaybeWritten: true } => Unknown(write),
        _ => Conflict(write, null),
    };

    private static OutcomeUnknownException Unknown(PendingWrite write) => new(
        $"The answer to a change of '{write.Key}' of {write.Mapping.Table} was lost and the row has changed since; read it again.");

    private static StorageConflictException Conflict(PendingWrite write, long? stored) => new(
        $"Row '{write.Key}' of {write.Mapping.Table} is at version {stored?.ToString() ?? "none"}, not at {write.ExpectedVersion} as its writer expects.",
        write.ExpectedVersion, stored);
}
