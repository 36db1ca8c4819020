using Payments.Silo.Settings;

namespace Payments.Silo.Hosting;

/// <summary>What a process does once it takes calls: tried until it succeeds, for a database that is away just then must not end a process that others rely on already.</summary>
public static class LastSteps
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Returns when the step is done, or the process stops.</summary>
    public static async Task Take(this WebApplication app, string step, Func<Task> take)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await take();
                return;
            }
            catch (Exception e) when (e is not SettingsException)
            {
                app.Logger.LogWarning(e, "{Step} did not start; it will be tried again", step);
            }

            await Task.Delay(Pause, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
