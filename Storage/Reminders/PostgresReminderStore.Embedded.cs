using Npgsql;
using Payments.Embedded;
using Payments.Storage.Reads;

namespace Payments.Storage.Reminders;

/// <summary>Reminders of the embedded engine as rows; the etag counts the row's changes.</summary>
internal sealed class PostgresReminderStore(PaymentsDataSource database, StorageOptions options, TimeProvider time) : IReminderStore
{
    private const string Columns = "grain_type, grain_key, name, start_at, period, etag";

    public async Task<ReminderEntry?> ReadAsync(GrainId grainId, string name, CancellationToken cancellationToken)
    {
        var found = await QueryAsync(
            $"SELECT {Columns} FROM embedded_reminders WHERE grain_type = $1 AND grain_key = $2 AND name = $3",
            [TypeOf(grainId), KeyOf(grainId), name],
            cancellationToken);
        return found.Count == 0 ? null : found[0];
    }

    public Task<IReadOnlyList<ReminderEntry>> ReadGrainAsync(GrainId grainId, CancellationToken cancellationToken) => QueryAsync(
        $"SELECT {Columns} FROM embedded_reminders WHERE grain_type = $1 AND grain_key = $2 ORDER BY name",
        [TypeOf(grainId), KeyOf(grainId)],
        cancellationToken);

    public Task<IReadOnlyList<ReminderEntry>> ReadAllAsync(CancellationToken cancellationToken) =>
        QueryAsync($"SELECT {Columns} FROM embedded_reminders", [], cancellationToken);

    public async Task<string> UpsertAsync(ReminderEntry entry, CancellationToken cancellationToken)
    {
        // A new row must not take up an etag that a removed one has had, so the count starts at a moment, not at one.
        var written = await QueryAsync(
            $"""
            INSERT INTO embedded_reminders AS r ({Columns}) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (grain_type, grain_key, name) DO UPDATE
            SET start_at = excluded.start_at, period = excluded.period, etag = greatest(r.etag + 1, excluded.etag)
            RETURNING {Columns}
            """,
            [TypeOf(entry.GrainId), KeyOf(entry.GrainId), entry.Name, entry.StartAt.ToUniversalTime(), entry.Period, time.GetUtcNow().UtcTicks],
            cancellationToken);
        return written[0].ETag;
    }

    public async Task<bool> RemoveAsync(GrainId grainId, string name, string etag, CancellationToken cancellationToken)
    {
        var removed = await QueryAsync(
            $"DELETE FROM embedded_reminders WHERE grain_type = $1 AND grain_key = $2 AND name = $3 AND etag::text = $4 RETURNING {Columns}",
            [TypeOf(grainId), KeyOf(grainId), name, etag],
            cancellationToken);
        return removed.Count == 1;
    }

    private static string TypeOf(GrainId grainId) => grainId.Type.ToString();

    private static string KeyOf(GrainId grainId) => grainId.Key.ToString();

    // Every statement here may run twice: an upsert repeats itself, and a remove whose answer was lost finds nothing to do.
    private Task<IReadOnlyList<ReminderEntry>> QueryAsync(string sql, object[] values, CancellationToken cancellation) =>
        PatientRead.RunAsync(
            async () =>
            {
                await using var command = database.Source.CreateCommand(sql);
                foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
                return await ReadEntriesAsync(command, cancellation);
            },
            options.Deadline,
            time,
            cancellation);

    private static async Task<IReadOnlyList<ReminderEntry>> ReadEntriesAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        var entries = new List<ReminderEntry>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            entries.Add(new ReminderEntry(
                GrainId.Create(reader.GetString(0), reader.GetString(1)),
                reader.GetString(2),
                reader.GetFieldValue<DateTimeOffset>(3),
                reader.GetTimeSpan(4),
                reader.GetInt64(5).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }

        return entries;
    }
}
