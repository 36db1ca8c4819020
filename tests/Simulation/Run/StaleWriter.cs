using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Payments.Callbacks;
using Payments.Checkout;
using Payments.Refunds;
using Payments.Rows;
using Payments.Sagas;
using Payments.Storage;
using Payments.Storage.Errors;
using Payments.Storage.Mapping;
using Payments.Tests.Simulation.World;

namespace Payments.Tests.Simulation.Run;

/// <summary>
/// A second process with the platform's own storage, as a silo is that has not heard of the others: it writes rows as they are
/// over versions that have passed, while the platform changes them.
/// </summary>
internal sealed class StaleWriter : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly ServiceProvider _services;
    private readonly StateStore _store;
    private readonly TestDatabase _database;
    private readonly List<StaleWrite> _writes = [];

    /// <param name="connection">The way that the platform goes, faults and all.</param>
    public StaleWriter(TestDatabase database, string connection)
    {
        _database = database;
        _services = new ServiceCollection().AddLogging().AddPaymentsStorage(connection, [.. RowMappings.All()]).BuildServiceProvider();
        _store = _services.GetRequiredService<StateStore>();
    }

    public IReadOnlyList<StaleWrite> Writes => _writes;

    public async Task Run(CancellationToken stop)
    {
        for (var number = 0; !stop.IsCancellationRequested; number++)
        {
            await Task.Delay(Pause, CancellationToken.None);
            // What is never deleted can also be said to be new.
            await ((number % 6) switch
            {
                0 => Overwrite<PaymentState>(),
                1 => Overwrite<SagaState>(),
                2 => Overwrite<RefundState>(),
                3 => Overwrite<CallbackState>(),
                4 => Overwrite<PaymentState>(asNew: true),
                _ => Overwrite<CallbackState>(asNew: true),
            });
        }
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    [SuppressMessage("Security", "CA2100", Justification = "The table's name is the mapping's.")]
    private async Task Overwrite<T>(bool asNew = false)
    {
        var mapping = RowMappings.All().OfType<StateMapping<T>>().Single();
        try
        {
            var found = await _database.ColumnAsync($"SELECT key FROM {mapping.Table} WHERE version > {(asNew ? 0 : 1)} ORDER BY updated_at DESC LIMIT 1");
            if (found is not [var key] || await _store.ReadAsync(mapping, key) is not var (state, version)) return;
            var expected = asNew ? 0 : version - 1;
            _writes.Add(new StaleWrite(mapping.Table, key, expected, version, await IsTaken(mapping, key, expected, state)));
        }
        catch (Exception away) when (away is NpgsqlException or StorageException or IOException or TimeoutException)
        {
            // Broken just now: nothing is known of this one.
        }
    }

    private async Task<bool> IsTaken<T>(StateMapping<T> mapping, string key, long expected, T state)
    {
        try
        {
            await _store.WriteAsync(mapping, key, expected, state);
            return true;
        }
        catch (StorageConflictException)
        {
            return false;
        }
    }
}
