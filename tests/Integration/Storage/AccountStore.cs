using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Payments.Storage;

namespace Payments.Tests.Integration.Storage;

/// <summary>A store over the table of <see cref="Account"/>, as one process would have it.</summary>
internal sealed class AccountStore : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly MeterListener _meters = new();
    private long _retries;
    private int _waiting;

    private AccountStore(string connectionString, Action<StorageOptions>? configure)
    {
        var services = new ServiceCollection().AddLogging().AddPaymentsStorage(connectionString, Account.Mapping);
        if (configure is not null) services.Configure(configure);
        _services = services.BuildServiceProvider();
        Store = _services.GetRequiredService<StateStore>();
        var own = _services.GetRequiredService<IMeterFactory>();
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope == own && instrument.Name is "payments.storage.retries" or "payments.storage.queue.length") listener.EnableMeasurementEvents(instrument);
        };
        _meters.SetMeasurementEventCallback<long>((_, retries, _, _) => Interlocked.Add(ref _retries, retries));
        _meters.SetMeasurementEventCallback<int>((_, waiting, _, _) => _waiting = waiting);
        _meters.Start();
    }

    public StateStore Store { get; }

    public IServiceProvider Services => _services;

    public long Retries => Interlocked.Read(ref _retries);

    /// <summary>Writes that hold a place in the queue.</summary>
    public int Waiting
    {
        get
        {
            _meters.RecordObservableInstruments();
            return _waiting;
        }
    }

    /// <summary>Creates the tables; several stores can then stand on them.</summary>
    public static Task CreateTablesAsync(TestDatabase database) => database.ExecuteAsync("""
        CREATE TABLE accounts (
          key text COLLATE "C" PRIMARY KEY, version bigint NOT NULL, commit_id bigint NOT NULL, doc text NOT NULL,
          updated_at timestamptz NOT NULL, email text UNIQUE, balance bigint NOT NULL CHECK (balance >= 0)
        ) WITH (fillfactor = 70);
        CREATE TABLE entries (id text PRIMARY KEY, account text NOT NULL, amount bigint NOT NULL);
        """);

    public static AccountStore Open(string connectionString, Action<StorageOptions>? configure = null) => new(connectionString, configure);

    public static AccountStore Open(TestDatabase database, Action<StorageOptions>? configure = null) => new(database.ConnectionString, configure);

    public Task<long> WriteAsync(string key, long expected, Account? account = null) =>
        Store.WriteAsync(Account.Mapping, key, expected, account ?? new Account());

    public Task<StoredState<Account>?> ReadAsync(string key) => Store.ReadAsync(Account.Mapping, key);

    public Task ClearAsync(string key, long expected, Account? account = null) => Store.ClearAsync(Account.Mapping, key, expected, account);

    public async ValueTask DisposeAsync()
    {
        _meters.Dispose();
        await _services.DisposeAsync();
    }
}

/// <summary>Holds accounts locked against writers, so that a test decides which changes meet in one batch.</summary>
internal sealed class Gate : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;

    private Gate(NpgsqlConnection connection) => _connection = connection;

    public static async Task<Gate> CloseAsync(TestDatabase database)
    {
        var connection = await database.Source.OpenConnectionAsync();
        await using var command = new NpgsqlCommand("BEGIN; LOCK TABLE accounts IN EXCLUSIVE MODE", connection);
        await command.ExecuteNonQueryAsync();
        return new Gate(connection);
    }

    /// <summary>Completes when so many committers of this database wait at the gate.</summary>
    public static Task WaitedAtAsync(TestDatabase database, long committers = 1) => Eventually.HoldsAsync(
        async () => await database.ScalarAsync<long>(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'payments-committer' AND wait_event_type = 'Lock'") >= committers,
        "committers wait at the gate");

    public async ValueTask DisposeAsync()
    {
        await using (var command = new NpgsqlCommand("ROLLBACK", _connection)) await command.ExecuteNonQueryAsync();
        await _connection.DisposeAsync();
    }
}
