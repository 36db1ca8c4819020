using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Payments.ChannelSimulator.Callbacks;

namespace Payments.ChannelSimulator.Providers.Stripe;

/// <summary>Events to the endpoints that were made at POST /v1/webhook_endpoints, signed with the secret of each.</summary>
internal sealed class StripeWebhooks(ProviderWebhooks sender, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, (Uri Url, string Secret)> _endpoints = new(StringComparer.Ordinal);

    public static readonly string[] Parameters = ["url", "enabled_events[", "description", "metadata[", "api_version"];

    public StripeReply Create(StripeForm form)
    {
        if (!Uri.TryCreate(form["url"], UriKind.Absolute, out var url)) return StripeReply.Invalid("Invalid URL: an explicit scheme (such as https) must be provided.", "url", "url_invalid");
        if (form["enabled_events[0]"] is not { } events) return StripeReply.Invalid("Missing required param: enabled_events.", "enabled_events", "parameter_missing");
        var (id, secret) = (StripeBook.NewId("we"), "whsec_" + RandomNumberGenerator.GetHexString(32, lowercase: true));
        _endpoints[id] = (url, secret);
        return StripeReply.Ok(new JsonObject
        {
            ["id"] = id, ["object"] = "webhook_endpoint", ["enabled_events"] = new JsonArray(events), ["livemode"] = false,
            ["secret"] = secret, ["status"] = "enabled", ["url"] = url.AbsoluteUri,
        });
    }

    public void Send(string type, JsonObject about)
    {
        if (_endpoints.IsEmpty) return;
        var body = Encoding.UTF8.GetBytes(new JsonObject
        {
            ["id"] = StripeBook.NewId("evt"), ["object"] = "event", ["api_version"] = "2024-06-20", ["created"] = clock.GetUtcNow().ToUnixTimeSeconds(),
            ["data"] = new JsonObject { ["object"] = about }, ["livemode"] = false, ["pending_webhooks"] = 1,
            ["request"] = new JsonObject { ["id"] = null, ["idempotency_key"] = null }, ["type"] = type,
        }.ToJsonString());
        // The header has the same form as the simulator's own.
        foreach (var (url, secret) in _endpoints.Values)
            _ = sender.Send(url, body, request => request.Headers.Add("Stripe-Signature", CallbackSignature.Of(body, secret, clock.GetUtcNow())));
    }
}
