namespace Payments.Tests.Simulation.Run;

/// <summary>Starts again what ends because the database is still away.</summary>
internal static class Supervisor
{
    private const int Tries = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    public static async Task<T> Start<T>(Func<Task<T>> start)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await start();
            }
            catch (InvalidOperationException) when (tries < Tries)
            {
                await Task.Delay(Pause);
            }
        }
    }
}
