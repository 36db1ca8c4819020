using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Payments.ChannelSimulator.Providers.PayPal;

/// <summary>An answer, and what must be on disk before anyone reads it.</summary>
internal sealed record PayPalReply(int Status, JsonObject? Body, Task Durable)
{
    public static PayPalReply Ok(JsonObject body, int status = 200, Task? durable = null) => new(status, body, durable ?? Task.CompletedTask);

    public static PayPalReply Unprocessable(string issue) =>
        Error(422, "UNPROCESSABLE_ENTITY", "The requested action could not be performed, semantically incorrect, or failed business validation.", issue);

    public static PayPalReply Invalid(string issue, string field) => Error(400, "INVALID_REQUEST", "Request is not well-formed, syntactically incorrect, or violates schema.", issue, field);

    public static PayPalReply Missing() => Error(404, "RESOURCE_NOT_FOUND", "The specified resource does not exist.", "INVALID_RESOURCE_ID");

    public static PayPalReply Error(int status, string name, string message, string? issue = null, string? field = null)
    {
        var body = new JsonObject { ["name"] = name, ["message"] = message, ["debug_id"] = RandomNumberGenerator.GetHexString(13, lowercase: true) };
        if (issue is not null)
        {
            var detail = new JsonObject { ["issue"] = issue, ["description"] = issue.Replace('_', ' ') };
            if (field is not null) detail["field"] = field;
            body["details"] = new JsonArray(detail);
        }

        return new PayPalReply(status, body, Task.CompletedTask);
    }
}
