using Microsoft.Extensions.Logging;
using Npgsql;
using Orleans.Concurrency;
using Payments.Ids;
using Payments.Storage;
using Payments.Storage.Errors;
using Payments.Storage.Mapping;

namespace Payments.Signing;

/// <summary>
/// Holds nothing: a nonce is a row that only one request can insert, and it shares its commit with whatever else is
/// being written, so that it costs a place in a batch and no transaction of its own.
/// </summary>
[StatelessWorker, Reentrant]
public sealed class NonceGrain(StateStore store, StateMappings mappings, NpgsqlDataSource database, TimeProvider clock, ILogger<NonceGrain> log) : Grain, INonceGrain
{
    private const int Batch = 10_000;
    private static readonly TimeSpan SweepPeriod = TimeSpan.FromMinutes(1);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        this.RegisterGrainTimer(Sweep, new GrainTimerCreationOptions { DueTime = TimeSpan.Zero, Period = SweepPeriod, Interleave = true });
        return Task.CompletedTask;
    }

    public async Task<bool> Use(string ownerId, string nonce, DateTimeOffset expiresAt)
    {
        var key = EntityId.Derive(IdPrefix.Nonce, ownerId, nonce);
        try
        {
            await store.WriteAsync(mappings.Of<NonceState>("nonce"), key, 0, new NonceState(expiresAt));
            return true;
        }
        catch (StorageConflictException)
        {
            return false;
        }
    }

    /// <summary>What no request can use any more. What is left when nobody signs any more waits for the next who does.</summary>
    private async Task Sweep(CancellationToken cancellation)
    {
        try
        {
            int deleted;
            do
            {
                await using var command = database.CreateCommand(
                    "DELETE FROM nonces WHERE key IN (SELECT key FROM nonces WHERE expires_at < $1 ORDER BY expires_at LIMIT $2 FOR UPDATE SKIP LOCKED)");
                command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() });
                command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = Batch });
                deleted = await command.ExecuteNonQueryAsync(cancellation);
            }
            while (deleted == Batch);
        }
        catch (Exception e) when (e is NpgsqlException or OperationCanceledException)
        {
            log.LogWarning("Used nonces were not cleaned up: {Reason}", e.Message);
        }
    }
}
