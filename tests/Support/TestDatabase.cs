using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Payments.Storage.Migrations;

namespace Payments.Tests;

/// <summary>
/// A fresh database for one test, on the server that PAYMENTS_TEST_DB names (an administrator's connection string) or
/// on a private one that is started once per process. No test is ever skipped for want of a server.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> Server = new(FindServerAsync);

    // Kept for the life of the process: collected, the server's guard would lose its input and end the server.
    private static PrivatePostgres? s_private;

    private readonly string _admin;
    private readonly string _name;

    private TestDatabase(string admin, string name)
    {
        (_admin, _name) = (admin, name);
        ConnectionString = new NpgsqlConnectionStringBuilder(admin) { Database = name, IncludeErrorDetail = true }.ConnectionString;
        Source = NpgsqlDataSource.Create(ConnectionString);
    }

    public string ConnectionString { get; }

    /// <summary>For what the test itself reads and writes.</summary>
    public NpgsqlDataSource Source { get; }

    /// <summary>Creates a database with the program's schema, or an empty one.</summary>
    public static async Task<TestDatabase> CreateAsync(bool migrated = true) => await CreateOnAsync(await Server.Value, migrated);

    /// <summary>Creates it on a server of the test's own.</summary>
    public static Task<TestDatabase> CreateAsync(PrivatePostgres server, bool migrated = true) => CreateOnAsync(server.ConnectionString, migrated);

    public async Task ExecuteAsync(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        // Filling tables takes its time on a machine that is busy.
        command.CommandTimeout = 120;
        await command.ExecuteNonQueryAsync();
    }

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>The first column of every row, as text.</summary>
    public async Task<List<string>> ColumnAsync(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        await using var rows = await command.ExecuteReaderAsync();
        var values = new List<string>();
        while (await rows.ReadAsync()) values.Add(Convert.ToString(rows.GetValue(0), System.Globalization.CultureInfo.InvariantCulture)!);
        return values;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await RunAsync(_admin, $"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");
    }

    private static async Task<TestDatabase> CreateOnAsync(string admin, bool migrated)
    {
        var name = $"test_{Guid.NewGuid():N}";
        await RunAsync(admin, $"CREATE DATABASE {name}");
        var database = new TestDatabase(admin, name);
        if (migrated)
            await new MigrationRunner(database.ConnectionString, Migration.BuiltIn, TimeProvider.System, NullLogger.Instance).RunAsync();
        return database;
    }

    private static async Task RunAsync(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false });
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<string> FindServerAsync()
    {
        if (Environment.GetEnvironmentVariable("PAYMENTS_TEST_DB") is { Length: > 0 } given) return given;
        s_private = await PrivatePostgres.StartAsync();
        return s_private.ConnectionString;
    }
}
