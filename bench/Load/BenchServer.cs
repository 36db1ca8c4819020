using Npgsql;
using Payments.Tests;

namespace Payments.Bench.Load;

/// <summary>
/// A PostgreSQL that is set up as one that takes payments, and that has been running: a fresh one fills 16 MB with zeros whenever
/// its log comes to the next segment, every second or two under load, and every commit waits for it. Later it renames old segments.
/// </summary>
internal static class BenchServer
{
    /// <summary>More than a benchmark writes.</summary>
    private const int Segments = 200;

    public static async Task<PrivatePostgres> StartAsync()
    {
        var server = await PrivatePostgres.StartAsync("shared_buffers=4GB", "max_wal_size=4GB", "min_wal_size=4GB", "wal_compression=lz4");
        await using var source = NpgsqlDataSource.Create(server.ConnectionString);
        for (var segment = 0; segment < (Sizes.AreQuick ? 0 : Segments); segment++) await RunAsync(source, "SELECT pg_logical_emit_message(true, '', ''); SELECT pg_switch_wal()");
        await RunAsync(source, "CHECKPOINT");
        return server;
    }

    private static async Task RunAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 300;
        await command.ExecuteNonQueryAsync();
    }
}
