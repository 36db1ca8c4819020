using System.Text.Json.Serialization.Metadata;
using Payments.Outcomes;
using Payments.Requests;

namespace Payments.Api.Http;

/// <summary>The body of a request with an idempotency key, and the request as its grain knows it again.</summary>
internal sealed record IdempotentBody<T>(T Body, IdempotentRequest Request);

internal static class IdempotentBody
{
    public static async Task<Outcome<IdempotentBody<T>>> Read<T>(HttpContext http, JsonTypeInfo<T> type)
        where T : class
    {
        var read = await JsonBody.Read(http, type);
        if (!read.Accepted) return read.Refusal;
        var request = IdempotencyKey.Read(http, read.Value, type);
        return request.Accepted ? new IdempotentBody<T>(read.Value, request.Value) : request.Refusal;
    }
}
