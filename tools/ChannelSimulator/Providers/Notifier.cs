namespace Payments.ChannelSimulator.Providers;

/// <summary>Delivers what a provider has to tell, tried with growing pauses until the receiver takes it as that provider demands.</summary>
internal sealed class Notifier(SimulatorOptions options, TimeProvider clock, IHostApplicationLifetime lifetime) : IDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false })
    {
        Timeout = TimeSpan.FromSeconds(5),
    };

    /// <param name="request">Made anew for every try, which it is told the number of.</param>
    /// <param name="taken">Whether the receiver's status and body mean that it has taken the message.</param>
    public async Task Send(Func<int, HttpRequestMessage> request, Func<int, string, bool> taken)
    {
        try
        {
            var pause = FirstPause;
            for (var tries = 1; tries <= options.CallbackTries; tries++)
            {
                if (await Try(request(tries), taken)) return;
                await Task.Delay(pause, clock, lifetime.ApplicationStopping);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
        catch (Exception stopping) when (stopping is OperationCanceledException or ObjectDisposedException)
        {
            // The simulator stops.
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<bool> Try(HttpRequestMessage request, Func<int, string, bool> taken)
    {
        using (request)
        {
            try
            {
                using var response = await _http.SendAsync(request, lifetime.ApplicationStopping);
                return taken((int)response.StatusCode, await response.Content.ReadAsStringAsync(lifetime.ApplicationStopping));
            }
            catch (HttpRequestException)
            {
                return false;
            }
            catch (OperationCanceledException) when (!lifetime.ApplicationStopping.IsCancellationRequested)
            {
                return false;
            }
        }
    }
}
