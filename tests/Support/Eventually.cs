using System.Diagnostics;

namespace Payments.Tests;

/// <summary>Waits for a condition that another thread or process brings about.</summary>
public static class Eventually
{
    public static Task HoldsAsync(Func<bool> condition, string what, TimeSpan? within = null) =>
        HoldsAsync(() => Task.FromResult(condition()), what, within);

    public static async Task HoldsAsync(Func<Task<bool>> condition, string what, TimeSpan? within = null)
    {
        var waited = Stopwatch.StartNew();
        while (!await condition())
        {
            if (waited.Elapsed > (within ?? TimeSpan.FromSeconds(20))) throw new TimeoutException($"It did not come to pass that {what}.");
            await Task.Delay(10);
        }
    }
}
