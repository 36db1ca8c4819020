using System.Net.Http.Headers;
using System.Text;
using Payments.Channels.Http;

namespace Payments.Channels.Stripe;

/// <summary>The small client of the calls that the channel needs.</summary>
internal sealed class StripeHttp : IStripeCalls
{
    private static readonly MediaTypeHeaderValue FormType = new("application/x-www-form-urlencoded");

    private readonly ChannelHttp _http;

    public StripeHttp(ChannelHttpOptions options, StripeKeys keys)
    {
        _http = new ChannelHttp(options);
        _http.AlwaysSend("Authorization", $"Bearer {keys.SecretKey}");
        _http.AlwaysSend("Stripe-Version", StripeKeys.Version);
        if (keys.ConnectedAccount is { } connected) _http.AlwaysSend("Stripe-Account", connected);
    }

    public async Task<ChannelExchange> Post(string path, StripeForm form, string idempotencyKey, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _http.Address(path));
        request.Headers.TryAddWithoutValidation("Idempotency-Key", idempotencyKey);
        request.Content = new ByteArrayContent(Encoding.ASCII.GetBytes(form.ToString()));
        request.Content.Headers.ContentType = FormType;
        return await _http.Send(request, cancellation);
    }

    public async Task<ChannelExchange> Get(string path, StripeForm query, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, _http.Address(query.Fields.Count == 0 ? path : $"{path}?{query}"));
        return await _http.Send(request, cancellation);
    }

    public void Dispose() => _http.Dispose();
}

/// <param name="ConnectedAccount">On whose behalf a platform acts.</param>
internal sealed record StripeKeys(string SecretKey, string? ConnectedAccount)
{
    /// <summary>Pinned, because answers change with it.</summary>
    public const string Version = "2024-06-20";

    public override string ToString() => "Stripe keys";
}
