using Microsoft.Extensions.Logging;
using Npgsql;

namespace Payments.Storage.Migrations;

/// <summary>
/// Brings the database to this program's schema. Whichever process comes first applies; the others wait for its
/// advisory lock and then find nothing to do.
/// </summary>
public sealed class MigrationRunner(string connectionString, IReadOnlyList<Migration> migrations, TimeProvider time, ILogger logger)
{
    public const int OldestServer = 15;

    private const long LockId = 0x5041594D454E5453; // "PAYMENTS"

    private readonly IReadOnlyList<Migration> _migrations = Migration.InOrder(migrations);

    /// <summary>Reads the server's major version; tests replace it.</summary>
    internal Func<NpgsqlConnection, int> ServerVersion { get; init; } = connection => connection.PostgreSqlVersion.Major;

    /// <summary>Applies what is missing and returns how many files that were. Every refusal is one sentence.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation = default)
    {
        var settings = new NpgsqlConnectionStringBuilder(ConnectionText.Check(connectionString))
        {
            Pooling = false,
            Enlist = false,
            ApplicationName = "payments-migrations",
            // A process that waits for another one's migration waits as long as that takes.
            CommandTimeout = 0,
        };
        await using var source = new NpgsqlDataSourceBuilder(settings.ConnectionString) { Name = settings.ApplicationName }.Build();
        await using var connection = await ConnectAsync(source, cancellation);
        var version = ServerVersion(connection);
        if (version < OldestServer)
            throw new StorageStartException($"PostgreSQL {version} is too old: version {OldestServer} or newer is needed.");

        var schema = new SchemaHistory(connection, time);
        if (Missing(await schema.ReadAsync(cancellation)).Count == 0) return 0;
        await schema.LockAsync(LockId, cancellation);
        var missing = Missing(await schema.ReadAsync(cancellation));
        foreach (var migration in missing)
        {
            await schema.ApplyAsync(migration, cancellation);
            logger.LogInformation("Applied sql/{Migration}", migration.Name);
        }

        // The lock goes with the session.
        return missing.Count;
    }

    private async Task<NpgsqlConnection> ConnectAsync(NpgsqlDataSource source, CancellationToken cancellation)
    {
        try
        {
            return await source.OpenConnectionAsync(cancellation);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            throw ConnectionText.Unreachable(connectionString, error);
        }
    }

    private List<Migration> Missing(IReadOnlyDictionary<int, AppliedMigration> applied)
    {
        var known = _migrations.ToDictionary(migration => migration.Number);
        foreach (var (number, row) in applied.OrderBy(row => row.Key))
        {
            if (!known.TryGetValue(number, out var migration))
                throw new StorageStartException($"The database is newer than this program: it has {row.Name}, which this program does not know.");
            if (migration.Checksum != row.Checksum)
                throw new StorageStartException($"sql/{migration.Name} was edited after it had been applied to this database: restore the file and put the change into a new one.");
        }

        return [.. _migrations.Where(migration => !applied.ContainsKey(migration.Number))];
    }
}
