using Npgsql;
using Payments.Storage.Errors;

namespace Payments.Storage.Reads;

/// <summary>
/// Reads of many rows: lists, batches, histories. They have a few connections of their own, so that however many are
/// asked for, those that payments wait for stay free.
/// </summary>
public sealed class SqlReads : IAsyncDisposable
{
    private const int Connections = 8;

    private readonly NpgsqlDataSource _source;
    private readonly StorageOptions _options;
    private readonly TimeProvider _time;

    public SqlReads(PaymentsDataSource database, StorageOptions options, TimeProvider time)
    {
        (_options, _time) = (options, time);
        // Without a name its metrics would be named by the connection text.
        _source = new NpgsqlDataSourceBuilder(Settings(database.ConnectionString, options.ReadTimeout)) { Name = "payments-reads" }.Build();
    }

    /// <summary>One page of a list.</summary>
    public Task<List<T>> ReadAsync<T>(ListQuery query, Func<NpgsqlDataReader, T> row, CancellationToken cancellation = default) =>
        RunAsync(() => query.ToCommand(_source), row, cancellation);

    /// <summary>The rows of a statement that bounds them itself.</summary>
    public Task<List<T>> ReadAsync<T>(string text, IReadOnlyList<NpgsqlParameter> parameters, Func<NpgsqlDataReader, T> row, CancellationToken cancellation = default) =>
        RunAsync(
            () =>
            {
                var command = _source.CreateCommand(text);
                foreach (var parameter in parameters) command.Parameters.Add(parameter.Clone());
                return command;
            },
            row,
            cancellation);

    /// <summary>How PostgreSQL would find the page.</summary>
    internal async Task<string> ExplainAsync(ListQuery query)
    {
        await using var command = query.ToCommand(_source, "EXPLAIN ");
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync()) lines.Add(reader.GetString(0));
        return string.Join('\n', lines);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private Task<List<T>> RunAsync<T>(Func<NpgsqlCommand> prepare, Func<NpgsqlDataReader, T> row, CancellationToken cancellation) =>
        PatientRead.RunAsync(() => QueryAsync(prepare, row, cancellation), _options.Deadline, _time, cancellation);

    private static async Task<List<T>> QueryAsync<T>(Func<NpgsqlCommand> prepare, Func<NpgsqlDataReader, T> row, CancellationToken cancellation)
    {
        try
        {
            await using var command = prepare();
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            var rows = new List<T>();
            while (await reader.ReadAsync(cancellation)) rows.Add(row(reader));
            return rows;
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.QueryCanceled)
        {
            // Not repeated, as a write would be: it would take as long again.
            throw new StorageUnavailableException("PostgreSQL took too long to read; nothing was changed.", error);
        }
    }

    /// <summary>
    /// A filter that few rows pass must not lead to the whole table being read: every list has an index that serves its
    /// order. Plans are made for the values at hand, since a merchant may have ten payments or ten million.
    /// </summary>
    private static string Settings(string connection, TimeSpan timeout)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection) { Enlist = false, MaxPoolSize = Connections, MaxAutoPrepare = 100, AutoPrepareMinUsages = 2, NoResetOnClose = true };
        var milliseconds = (long)timeout.TotalMilliseconds;
        settings.Options = $"{settings.Options} -c enable_seqscan=off -c plan_cache_mode=force_custom_plan -c statement_timeout={milliseconds}".TrimStart();
        settings.ApplicationName = $"{settings.ApplicationName ?? "payments"} reads";
        return settings.ConnectionString;
    }
}
