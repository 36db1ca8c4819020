using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Payments.Storage;

namespace Payments.Bench.Storage;

/// <summary>One way to write states durably.</summary>
internal interface IBenchWriter : IAsyncDisposable
{
    /// <summary>Writes the state at the expected version (0: first write) and returns the new one.</summary>
    Task<long> WriteAsync(string key, long expected, BenchState state);
}

/// <summary>The storage of this project.</summary>
internal sealed class GroupCommitWriter : IBenchWriter
{
    private readonly ServiceProvider _services;
    private readonly StateStore _store;

    public GroupCommitWriter(string connectionString)
    {
        _services = new ServiceCollection().AddLogging().AddPaymentsStorage(connectionString, BenchState.Mapping).BuildServiceProvider();
        _store = _services.GetRequiredService<StateStore>();
    }

    public Task<long> WriteAsync(string key, long expected, BenchState state) => _store.WriteAsync(BenchState.Mapping, key, expected, state);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}

/// <summary>One pooled connection and one function call per write, with the etag check in the function, as Orleans' ADO.NET provider does.</summary>
internal sealed class CallPerWriteWriter(string connectionString) : IBenchWriter
{
    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(connectionString);

    public async Task<long> WriteAsync(string key, long expected, BenchState state)
    {
        var payload = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(state, BenchJson.Default.BenchState);
        await using var connection = await _source.OpenConnectionAsync();
        await using var command = new NpgsqlCommand("SELECT * FROM bench_write(@hash, 0, 0, 7, 'BenchGrain', @ext, 'bench', @expected, @payload)", connection);
        command.Parameters.AddWithValue("hash", key.GetHashCode(StringComparison.Ordinal));
        command.Parameters.AddWithValue("ext", NpgsqlTypes.NpgsqlDbType.Varchar, key);
        command.Parameters.AddWithValue("expected", NpgsqlTypes.NpgsqlDbType.Integer, expected == 0 ? DBNull.Value : (int)expected);
        command.Parameters.AddWithValue("payload", payload);
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        var version = reader.GetInt32(0);
        return version == expected + 1 ? version : throw new InvalidOperationException($"{key} is not at version {expected}.");
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();
}
