using System.Text;
using Payments.Channels.Http;
using Stripe;

namespace Payments.Channels.Stripe;

/// <summary>The same calls through Stripe.net: its requests and headers, and our reading of the answers.</summary>
/// <remarks>It neither repeats a call nor reports about us: what is repeated, and when, is decided elsewhere.</remarks>
internal sealed class StripeSdkCalls : IStripeCalls
{
    private readonly ChannelHttpOptions _options;
    private readonly HttpClient _http;
    private readonly StripeClient _client;

    public StripeSdkCalls(ChannelHttpOptions options, StripeKeys keys)
    {
        _options = options;
        _http = new HttpClient(new WholeAnswers(options)) { Timeout = Timeout.InfiniteTimeSpan };
        _client = new StripeClient(new StripeClientOptions
        {
            ApiKey = keys.SecretKey,
            StripeAccount = keys.ConnectedAccount,
            ApiBase = options.BaseAddress.AbsoluteUri.TrimEnd('/'),
            HttpClient = new SystemNetHttpClient(_http, maxNetworkRetries: 0, enableTelemetry: false),
        });
    }

    public Task<ChannelExchange> Post(string path, StripeForm form, string idempotencyKey, CancellationToken cancellation) =>
        Send(HttpMethod.Post, path, form.ToString(), new RawRequestOptions { IdempotencyKey = idempotencyKey }, cancellation);

    public Task<ChannelExchange> Get(string path, StripeForm query, CancellationToken cancellation) =>
        Send(HttpMethod.Get, query.Fields.Count == 0 ? path : $"{path}?{query}", null, new RawRequestOptions(), cancellation);

    public void Dispose() => _http.Dispose();

    private Task<ChannelExchange> Send(HttpMethod method, string path, string? content, RawRequestOptions request, CancellationToken cancellation) =>
        ChannelHttp.Guard(_options, token => Exchange(method, path, content, request, token), cancellation);

    private async Task<ChannelExchange> Exchange(HttpMethod method, string path, string? content, RawRequestOptions request, CancellationToken cancellation)
    {
        try
        {
            return Answered(await _client.RawRequestAsync(method, "/" + path, content, request, cancellation));
        }
        catch (StripeException failure) when (failure.StripeResponse is { } response)
        {
            return Answered(response);
        }
        catch (StripeException)
        {
            return ChannelExchange.Unknown("Stripe's client could not read the answer");
        }
    }

    private static ChannelExchange Answered(StripeResponse response) => ChannelExchange.Answered(response.StatusCode, Encoding.UTF8.GetBytes(response.Content ?? ""));

    /// <summary>Reads every answer to its bounded end within the call's deadline, and pins the version that we read.</summary>
    private sealed class WholeAnswers(ChannelHttpOptions options) : DelegatingHandler(ChannelHttp.Handler(options))
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Remove("Stripe-Version");
            request.Headers.TryAddWithoutValidation("Stripe-Version", StripeKeys.Version);
            var response = await base.SendAsync(request, cancellationToken);
            await response.Content.LoadIntoBufferAsync(options.MaxAnswerBytes, cancellationToken);
            return response;
        }
    }
}
