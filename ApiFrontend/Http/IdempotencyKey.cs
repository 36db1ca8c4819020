using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Payments.Keys;
using Payments.Requests;
using Payments.Outcomes;

namespace Payments.Api.Http;

/// <summary>The Idempotency-Key header and the fingerprint of the request it stands for.</summary>
internal static class IdempotencyKey
{
    public const string Header = "Idempotency-Key";
    public const string ReplayedHeader = "Idempotent-Replayed";
    public const int MaxLength = 255;

    public static Outcome<IdempotentRequest> Read<T>(HttpContext http, T body, JsonTypeInfo<T> type)
    {
        var values = http.Request.Headers[Header];
        if (values.Count == 0) return ApiRefusals.KeyMissing;
        if (values.Count > 1 || values[0] is not { Length: > 0 and <= MaxLength } key || key.Any(letter => letter is < '!' or > '~')) return ApiRefusals.KeyInvalid;
        // The body is written out again, so that white space, field order and escapes do not make another request of it.
        var canonical = JsonSerializer.SerializeToUtf8Bytes(body, type);
        return new IdempotentRequest(new SecretText(key), Convert.ToHexStringLower(SHA256.HashData(canonical)));
    }
}
