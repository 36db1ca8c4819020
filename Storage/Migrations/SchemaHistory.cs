using Npgsql;

namespace Payments.Storage.Migrations;

internal sealed record AppliedMigration(string Name, string Checksum);

/// <summary>The table schema_migrations: which files this database has seen, each written in its file's transaction.</summary>
internal sealed class SchemaHistory(NpgsqlConnection connection, TimeProvider time)
{
    private const string Create = """
        CREATE TABLE IF NOT EXISTS schema_migrations (
          number integer PRIMARY KEY,
          name text NOT NULL,
          checksum text NOT NULL,
          applied_at timestamptz NOT NULL)
        """;

    public async Task<IReadOnlyDictionary<int, AppliedMigration>> ReadAsync(CancellationToken cancellation)
    {
        var applied = new Dictionary<int, AppliedMigration>();
        try
        {
            await using var command = new NpgsqlCommand("SELECT number, name, checksum FROM schema_migrations", connection);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
                applied.Add(reader.GetInt32(0), new AppliedMigration(reader.GetString(1), reader.GetString(2)));
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            // A database that has seen no migration yet.
        }

        return applied;
    }

    public async Task LockAsync(long id, CancellationToken cancellation)
    {
        await using var take = new NpgsqlCommand("SELECT pg_advisory_lock($1)", connection) { Parameters = { new() { Value = id } } };
        await take.ExecuteNonQueryAsync(cancellation);
        await RunAsync("the table schema_migrations", Create, cancellation);
    }

    public async Task ApplyAsync(Migration migration, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await RunAsync($"sql/{migration.Name}", migration.Text, cancellation);
        await using var record = new NpgsqlCommand(
            "INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES ($1, $2, $3, $4)", connection, transaction)
        {
            Parameters =
            {
                new() { Value = migration.Number },
                new() { Value = migration.Name },
                new() { Value = migration.Checksum },
                new() { Value = time.GetUtcNow() },
            },
        };
        await record.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private async Task RunAsync(string what, string text, CancellationToken cancellation)
    {
        try
        {
            await using var command = new NpgsqlCommand(text, connection);
            await command.ExecuteNonQueryAsync(cancellation);
        }
        catch (NpgsqlException error)
        {
            var cause = error is PostgresException e ? $"{e.SqlState}: {e.MessageText}" : error.Message.TrimEnd('.');
            throw new StorageStartException($"{what} could not be applied and has left nothing behind ({cause}).", error);
        }
    }
}
