using Npgsql;
using Payments.Storage.Errors;

namespace Payments.Storage;

/// <summary>Answers whether states can be read and written right now, by doing both.</summary>
public sealed class StorageHealth(PaymentsDataSource database, StateStore store)
{
    /// <summary>Null when all is well, else one sentence about what is not.</summary>
    public async Task<string?> CheckAsync(CancellationToken cancellation)
    {
        try
        {
            await using var command = database.Source.CreateCommand("SELECT 1");
            await command.ExecuteScalarAsync(cancellation).WaitAsync(cancellation);
        }
        catch (Exception error) when (error is NpgsqlException or OperationCanceledException)
        {
            return $"PostgreSQL cannot be read: {error.Message}";
        }

        try
        {
            await store.ProbeAsync().WaitAsync(cancellation);
            return null;
        }
        catch (Exception error) when (error is StorageException or OperationCanceledException)
        {
            return $"The committers do not come through: {error.Message}";
        }
    }
}
