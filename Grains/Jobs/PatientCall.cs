using Payments.Storage.Errors;

namespace Payments.Jobs;

/// <summary>
/// Repeats a call for as long as it is the cluster that fails and not the item: while a silo stops or dies, calls to whatever
/// lives there are refused, and a run must not count that as failures of items.
/// </summary>
public static class PatientCall
{
    private static readonly TimeSpan[] Pauses = [.. new[] { 1, 2, 4, 8, 16 }.Select(seconds => TimeSpan.FromSeconds(seconds))];

    public static async Task<T> Run<T>(Func<Task<T>> call, TimeProvider clock, CancellationToken cancellation)
    {
        foreach (var pause in Pauses)
        {
            try
            {
                return await call();
            }
            catch (Exception e) when (e is TimeoutException or OrleansException and not StorageException)
            {
                await Task.Delay(pause, clock, cancellation);
            }
        }

        return await call();
    }
}
