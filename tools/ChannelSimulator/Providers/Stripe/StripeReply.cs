using System.Text.Json.Nodes;

namespace Payments.ChannelSimulator.Providers.Stripe;

/// <summary>An answer, and what must be on disk before anyone reads it.</summary>
/// <param name="IsKept">Whether it is given again for the same idempotency key: what failed validation never began.</param>
internal sealed record StripeReply(int Status, JsonObject Body, Task Durable, bool IsKept)
{
    public static StripeReply Ok(JsonObject body, Task? durable = null) => new(200, body, durable ?? Task.CompletedTask, true);

    /// <summary>A request that is wrong in itself.</summary>
    public static StripeReply Invalid(string message, string? param = null, string? code = null, int status = 400) =>
        new(status, Error("invalid_request_error", code, message, param), Task.CompletedTask, false);

    /// <summary>A request that came to nothing for the state of things.</summary>
    public static StripeReply Refused(string code, string message, string? param = null, JsonObject? intent = null) =>
        new(400, Error("invalid_request_error", code, message, param, intent), Task.CompletedTask, true);

    public static StripeReply Declined(JsonObject error, JsonObject intent, Task durable)
    {
        var shown = error.DeepClone().AsObject();
        shown["payment_intent"] = intent;
        return new(402, new JsonObject { ["error"] = shown }, durable, true);
    }

    public static StripeReply Missing(string kind, string id, string param = "intent", int status = 404) =>
        Invalid($"No such {kind}: '{id}'", param, "resource_missing", status);

    public static JsonObject Error(string type, string? code, string message, string? param = null, JsonObject? intent = null)
    {
        var error = new JsonObject { ["message"] = message, ["type"] = type };
        if (code is not null)
        {
            error["code"] = code;
            error["doc_url"] = $"https://stripe.com/docs/error-codes/{code.Replace('_', '-')}";
        }

        if (param is not null) error["param"] = param;
        if (intent is not null) error["payment_intent"] = intent;
        return new JsonObject { ["error"] = error };
    }
}
