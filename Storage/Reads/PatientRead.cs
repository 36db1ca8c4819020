using Npgsql;
using Payments.Storage.Commit;
using Payments.Storage.Errors;

namespace Payments.Storage.Reads;

/// <summary>Repeats a read that failed because PostgreSQL was away or restarting, until a deadline.</summary>
internal static class PatientRead
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public static async Task<T> RunAsync<T>(Func<Task<T>> read, TimeSpan patience, TimeProvider time, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            try
            {
                return await read();
            }
            catch (NpgsqlException error) when (Faults.PassesByItself(error))
            {
                if (time.GetElapsedTime(started) + Pause >= patience)
                    throw new StorageUnavailableException($"PostgreSQL could not be read in time: {error.Message}", error);
            }

            await Task.Delay(Pause, time, cancellation);
        }
    }
}
