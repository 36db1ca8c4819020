using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.Features;
using Payments.Keys;
using Payments.Signing;

namespace Payments.Api.Access.Signing;

/// <summary>Checks the signature of a request that bears one, or that must.</summary>
internal static class RequestSignature
{
    public const string Header = "X-Signature";
    public const string TimestampHeader = "X-Timestamp";
    public const string NonceHeader = "X-Nonce";

    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>Null when the request may go on: its signature is right and was not used before, or it needs none.</summary>
    public static async Task<IResult?> Check(HttpContext http, KeyHolder caller)
    {
        var headers = http.Request.Headers;
        if (!headers.ContainsKey(Header) && !headers.ContainsKey(TimestampHeader) && !headers.ContainsKey(NonceHeader))
            return caller.Check.SignatureRequired ? SigningRefusals.Required() : null;
        return await Verify(http, caller);
    }

    private static async Task<IResult?> Verify(HttpContext http, KeyHolder caller)
    {
        var headers = http.Request.Headers;
        if (SignedHeaders.ReadSignature(headers[Header]) is not { } signature) return SigningRefusals.Malformed(Header, "64 hex digits");
        if (SignedHeaders.ReadTimestamp(headers[TimestampHeader]) is not { } time) return SigningRefusals.Malformed(TimestampHeader, "the time in seconds since 1970");
        if (SignedHeaders.ReadNonce(headers[NonceHeader]) is not { } nonce)
            return SigningRefusals.Malformed(NonceHeader, $"{SignedHeaders.MinNonce} to {SignedHeaders.MaxNonce} letters, digits, - or _");

        var services = http.RequestServices;
        if ((services.GetRequiredService<TimeProvider>().GetUtcNow() - time).Duration() > Tolerance) return SigningRefusals.OutOfRange();
        var secret = services.GetRequiredService<KeyPepper>().SigningSecret(headers[ApiKeyAccess.Header]!);
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var text = SignedRequest.Text(http.Request.Method, target, headers[TimestampHeader]!, nonce, await DigestOfBody(http));
        if (!CryptographicOperations.FixedTimeEquals(signature, SignedRequest.Sign(secret, text))) return SigningRefusals.Wrong();

        // Kept for as long again, so that no front end whose clock is slow takes a nonce that is forgotten already.
        var first = await services.GetRequiredService<IGrainFactory>().GetGrain<INonceGrain>("api").Use(caller.Id, nonce, time + (2 * Tolerance));
        return first ? null : SigningRefusals.NonceUsed();
    }

    /// <summary>Of the bytes as they came; the endpoint reads them again afterwards.</summary>
    private static async Task<byte[]> DigestOfBody(HttpContext http)
    {
        http.Request.EnableBuffering(bufferThreshold: (int)Http.Limits.MaxBodyBytes);
        var digest = await SHA256.HashDataAsync(http.Request.Body, http.RequestAborted);
        http.Request.Body.Position = 0;
        return digest;
    }
}
