using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Payments.Channels.Http;

namespace Payments.Channels.PayPal;

/// <summary>The access token, kept until shortly before its end. However many need a new one, one asks.</summary>
internal sealed class PayPalTokens(ChannelHttp http, PayPalKeys keys, TimeProvider clock) : IDisposable
{
    // A call that begins just before the end must still arrive.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(60);

    private readonly SemaphoreSlim _one = new(1);
    private Token? _token;

    /// <param name="refused">A token that PayPal did not take: it is not given again.</param>
    /// <returns>The token, or the exchange that stands for the call that cannot be made without it.</returns>
    public async Task<(string? Token, ChannelExchange Failure)> Get(string? refused, CancellationToken cancellation)
    {
        if (Usable(refused) is { } kept) return (kept, default);
        try
        {
            await _one.WaitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            return (null, ChannelExchange.NotSent("cancelled before anything was sent"));
        }

        try
        {
            return Usable(refused) is { } fresh ? (fresh, default) : await Ask(cancellation);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private string? Usable(string? refused) =>
        Volatile.Read(ref _token) is { } token && token.Value != refused && clock.GetUtcNow() < token.Until ? token.Value : null;

    private async Task<(string? Token, ChannelExchange Failure)> Ask(CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, http.Address("v1/oauth2/token"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{keys.ClientId}:{keys.ClientSecret}")));
        request.Content = new StringContent("grant_type=client_credentials", Encoding.ASCII, "application/x-www-form-urlencoded");
        var exchange = await http.Send(request, cancellation);
        // Whatever went wrong here, the order itself was not sent.
        if (exchange.Failure is { } failure) return (null, ChannelExchange.NotSent($"no access token: {failure}"));
        if (exchange.Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden) return (null, ChannelExchange.Answered(HttpStatusCode.Unauthorized, default));
        if (exchange.Status != HttpStatusCode.OK || PayPalJson.Parse(exchange.Body.Span) is not { AccessToken: { Length: > 0 and <= 4096 } value, ExpiresIn: > 0 and var seconds })
            return (null, ChannelExchange.NotSent($"no access token: HTTP status {(int)exchange.Status}"));
        var life = TimeSpan.FromSeconds(seconds);
        Volatile.Write(ref _token, new Token(value, clock.GetUtcNow() + (life > Margin * 2 ? life - Margin : life / 2)));
        return (value, default);
    }

    private sealed record Token(string Value, DateTimeOffset Until)
    {
        public override string ToString() => "access token";
    }
}

internal sealed record PayPalKeys(string ClientId, string ClientSecret)
{
    public override string ToString() => "PayPal keys";
}
