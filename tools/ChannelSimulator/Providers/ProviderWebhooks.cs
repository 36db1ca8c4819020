namespace Payments.ChannelSimulator.Providers;

/// <summary>Delivers what providers send on their own: tried a bounded number of times until a 2xx answer.</summary>
internal sealed class ProviderWebhooks(SimulatorOptions options, TimeProvider clock, IHostApplicationLifetime lifetime) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false })
    {
        Timeout = TimeSpan.FromSeconds(5),
    };

    /// <param name="sign">Called for every try, so that a late one is not taken for a replay.</param>
    public async Task Send(Uri url, byte[] body, Action<HttpRequestMessage> sign)
    {
        for (var tries = 1; tries <= options.CallbackTries; tries++)
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
                request.Content.Headers.ContentType = new("application/json");
                sign(request);
                using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, lifetime.ApplicationStopping);
                if (response.IsSuccessStatusCode) return;
                await Task.Delay(Pause * tries, clock, lifetime.ApplicationStopping);
            }
            catch (HttpRequestException)
            {
                // Nobody is there yet; the next try may find someone.
            }
            catch (OperationCanceledException)
            {
                if (lifetime.ApplicationStopping.IsCancellationRequested) return;
            }
        }
    }

    public void Dispose() => _http.Dispose();
}
