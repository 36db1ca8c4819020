using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Payments.ChannelSimulator.Providers.PayPal;

/// <summary>Access tokens for client credentials. Tests can withdraw all of them, and count how many were given.</summary>
internal sealed class PayPalTokens(TimeProvider clock)
{
    public const string ClientId = "paypal_client";
    public const string ClientSecret = "paypal_secret";

    private static readonly TimeSpan Life = TimeSpan.FromHours(9);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _given = new(StringComparer.Ordinal);
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public async Task<PayPalReply> Give(HttpContext http)
    {
        var expected = "Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes($"{ClientId}:{ClientSecret}"));
        if (http.Request.Headers.Authorization != expected)
            return new PayPalReply(401, new JsonObject { ["error"] = "invalid_client", ["error_description"] = "Client Authentication failed" }, Task.CompletedTask);
        if (!http.Request.HasFormContentType || (await http.Request.ReadFormAsync())["grant_type"] != "client_credentials")
            return new PayPalReply(400, new JsonObject { ["error"] = "unsupported_grant_type", ["error_description"] = "Grant Type is NULL" }, Task.CompletedTask);
        var token = "A21AA" + RandomNumberGenerator.GetHexString(64);
        _given[token] = clock.GetUtcNow() + Life;
        Interlocked.Increment(ref _count);
        return PayPalReply.Ok(new JsonObject
        {
            ["scope"] = "https://uri.paypal.com/services/payments/payment", ["access_token"] = token, ["token_type"] = "Bearer",
            ["app_id"] = "APP-SIMULATED", ["expires_in"] = (int)Life.TotalSeconds, ["nonce"] = "simulated",
        });
    }

    public void Withdraw() => _given.Clear();

    public bool Knows(HttpContext http) =>
        http.Request.Headers.Authorization is [{ } given] && given.StartsWith("Bearer ", StringComparison.Ordinal)
        && _given.TryGetValue(given["Bearer ".Length..], out var until) && clock.GetUtcNow() < until;
}
