using System.Net;

namespace Payments.Exchange;

/// <summary>Rates from an HTTP address. Redirects are not followed, and nothing is waited for or read without a bound.</summary>
public sealed class HttpRates(Uri address, TimeSpan? timeout = null) : IRateSource, IDisposable
{
    private static readonly TimeSpan UsualTimeout = TimeSpan.FromSeconds(10);

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(5), MaxResponseHeadersLength = 16 })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public async Task<byte[]> Read(CancellationToken cancellation)
    {
        // One bound for all of it: a client's own timeout ends with the headers.
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        bounded.CancelAfter(timeout ?? UsualTimeout);
        try
        {
            using var answer = await _http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, bounded.Token);
            if (answer.StatusCode != HttpStatusCode.OK) throw new RateSourceException($"The source of exchange rates answered {(int)answer.StatusCode}.");
            await using var body = await answer.Content.ReadAsStreamAsync(bounded.Token);
            return await BoundedBytes.Read(body, bounded.Token);
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new RateSourceException("The source of exchange rates did not answer as it should, or not in time.", e);
        }
    }

    public void Dispose() => _http.Dispose();
}
