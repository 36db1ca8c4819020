using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Payments.Channels.Http;

namespace Payments.Channels.PayPal;

/// <summary>Calls with an access token; one that is refused is replaced once.</summary>
internal sealed class PayPalCalls(ChannelHttpOptions options, PayPalKeys keys, TimeProvider clock) : IDisposable
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly ChannelHttp _http = new(options);
    private PayPalTokens? _tokens;

    private PayPalTokens Tokens => _tokens ?? Interlocked.CompareExchange(ref _tokens, new PayPalTokens(_http, keys, clock), null) ?? _tokens;

    public Task<ChannelExchange> Get(string path, CancellationToken cancellation) => Send(HttpMethod.Get, path, null, null, cancellation);

    /// <summary>A call that has no parameters of its own.</summary>
    public Task<ChannelExchange> Post(string path, string requestId, CancellationToken cancellation) => Send(HttpMethod.Post, path, [], requestId, cancellation);

    public Task<ChannelExchange> Post<T>(string path, string requestId, T body, JsonTypeInfo<T> type, CancellationToken cancellation) =>
        Send(HttpMethod.Post, path, JsonSerializer.SerializeToUtf8Bytes(body, type), requestId, cancellation);

    public void Dispose()
    {
        _tokens?.Dispose();
        _http.Dispose();
    }

    private async Task<ChannelExchange> Send(HttpMethod method, string path, byte[]? body, string? requestId, CancellationToken cancellation)
    {
        string? refused = null;
        while (true)
        {
            var (token, failure) = await Tokens.Get(refused, cancellation);
            if (token is null) return failure;
            using var request = new HttpRequestMessage(method, _http.Address(path));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            request.Headers.TryAddWithoutValidation("Prefer", "return=representation");
            if (requestId is not null) request.Headers.TryAddWithoutValidation("PayPal-Request-Id", requestId);
            if (body is not null)
            {
                request.Content = new ByteArrayContent(body);
                request.Content.Headers.ContentType = Json;
            }

            var exchange = await _http.Send(request, cancellation);
            // Whoever is not let in has done nothing, so that the call may be made again.
            if (exchange.Failure is not null || exchange.Status != HttpStatusCode.Unauthorized || refused is not null) return exchange;
            refused = token;
        }
    }
}
