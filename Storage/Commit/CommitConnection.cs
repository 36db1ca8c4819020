using Npgsql;

namespace Payments.Storage.Commit;

/// <summary>Opens the connections that committers keep for themselves.</summary>
internal sealed class CommitConnection : IAsyncDisposable
{
    // Rows are locked in key order only while the planner walks the sent array and looks each key up in the index.
    private const string PinnedPlans =
        "-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c plan_cache_mode=force_generic_plan -c jit=off";

    // lz4 costs half as much as the default where a document outgrows its page; servers built without it keep the default.
    private const string PreferLz4 =
        "SELECT set_config('default_toast_compression', 'lz4', false) FROM pg_settings "
        + "WHERE name = 'default_toast_compression' AND 'lz4' = ANY (enumvals)";

    private readonly NpgsqlDataSource _source;

    public CommitConnection(string connectionString, StorageOptions options)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = "payments-committer",
            Pooling = false,
            Multiplexing = false,
            Enlist = false,
            MaxAutoPrepare = 500,
            AutoPrepareMinUsages = 1,
            Timeout = 5,
            CommandTimeout = Math.Max(1, (int)Math.Ceiling(options.Deadline.TotalSeconds)),
            TcpKeepAlive = true,
        };
        settings.Options = $"{settings.Options} {PinnedPlans} -c lock_timeout={(long)options.LockTimeout.TotalMilliseconds}".Trim();
        _source = new NpgsqlDataSourceBuilder(settings.ConnectionString) { Name = "payments-committer" }.Build();
    }

    public async Task<NpgsqlConnection> OpenAsync(CancellationToken stopping)
    {
        var connection = await _source.OpenConnectionAsync(stopping);
        try
        {
            await using var command = new NpgsqlCommand(PreferLz4, connection);
            await command.ExecuteNonQueryAsync(stopping);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();
}
