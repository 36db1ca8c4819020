using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Payments.ChannelSimulator.Providers.PayPal;

/// <summary>Who calls, with which body and PayPal-Request-Id, and then what the call does.</summary>
internal sealed class PayPalRequests(PayPalBook book, PayPalTokens tokens, ProviderFaults faults)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (string Fingerprint, PayPalReply? Reply)> _kept = new(StringComparer.Ordinal);

    public static Uri Server(HttpContext http) => new($"{http.Request.Scheme}://{http.Request.Host}/paypal/");

    public async Task Get(HttpContext http, Func<PayPalReply> read)
    {
        PayPalReply? reply = null;
        if (!tokens.Knows(http)) reply = Stranger();
        else lock (book.Gate) reply = read();
        await Write(http, reply);
    }

    public async Task Post(HttpContext http, Func<JsonObject, string, PayPalReply> act)
    {
        if (!tokens.Knows(http))
        {
            await Write(http, Stranger());
            return;
        }

        if (await Body(http) is not { } body)
        {
            await Write(http, PayPalReply.Invalid("MALFORMED_REQUEST_JSON", "/"));
            return;
        }

        var id = http.Request.Headers["PayPal-Request-Id"] is [{ Length: > 0 and <= 108 } given] ? given : Guid.NewGuid().ToString();
        // The same id may stand for calls of different kinds.
        var key = $"{http.Request.Path}\n{id}";
        if (Begin(key, body.ToJsonString()) is { } known)
        {
            await Write(http, known);
            return;
        }

        PayPalReply? reply = null;
        try
        {
            // An order's creation has the attempt in its unit only.
            if (!faults.GoesOn(http, body["purchase_units"]?[0]?["custom_id"]?.ToString() ?? id)) return;
            lock (book.Gate) reply = act(body, id);
            await reply.Durable;
        }
        finally
        {
            lock (_gate)
            {
                if (reply is null || reply.Status == 400) _kept.Remove(key);
                else _kept[key] = (body.ToJsonString(), reply);
            }
        }

        await Write(http, reply);
    }

    public static Task Write(HttpContext http, PayPalReply reply)
    {
        // Without the representation that was asked for, a void has nothing to say.
        http.Response.StatusCode = reply.Status;
        if (reply.Body is null) return Task.CompletedTask;
        http.Response.ContentType = "application/json";
        return http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(reply.Body.ToJsonString())).AsTask();
    }

    public static async Task<JsonObject?> Body(HttpContext http)
    {
        if (http.Request.ContentType?.StartsWith("application/json", StringComparison.Ordinal) != true) return null;
        using var bytes = new MemoryStream();
        await http.Request.Body.CopyToAsync(bytes);
        if (bytes.Length == 0) return [];
        try
        {
            return JsonNode.Parse(bytes.ToArray(), documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private PayPalReply? Begin(string key, string fingerprint)
    {
        lock (_gate)
        {
            if (!_kept.TryGetValue(key, out var kept))
            {
                _kept.Add(key, (fingerprint, null));
                return null;
            }

            if (kept.Fingerprint != fingerprint) return PayPalReply.Unprocessable("DUPLICATE_REQUEST_ID");
            return kept.Reply ?? PayPalReply.Error(409, "RESOURCE_CONFLICT", "The server has detected a conflict while processing this request.", "PREVIOUS_REQUEST_IN_PROGRESS");
        }
    }

    private static PayPalReply Stranger() =>
        new(401, new JsonObject { ["error"] = "invalid_token", ["error_description"] = "Token signature verification failed" }, Task.CompletedTask);
}
