using Payments.Api.Http;

namespace Payments.Api.Access.Signing;

/// <summary>What can be wrong with the signature of a request; docs/signing.md says how it is made.</summary>
internal static class SigningRefusals
{
    public static IResult Required() => Of(
        "SIGNATURE_REQUIRED",
        $"This merchant's requests must be signed: send {RequestSignature.Header}, {RequestSignature.TimestampHeader} and {RequestSignature.NonceHeader}.",
        RequestSignature.Header);

    public static IResult Malformed(string header, string form) => Of("SIGNATURE_INVALID", $"A signed request needs {header}, once: {form}.", header);

    public static IResult Wrong() => Of(
        "SIGNATURE_INVALID",
        "The signature is not that of this method, path with query, timestamp, nonce and body under this key's signing secret.",
        RequestSignature.Header);

    public static IResult OutOfRange() => Of(
        "TIMESTAMP_OUT_OF_RANGE",
        "The timestamp is more than five minutes away from our time: set your clock, and sign anew for every try.",
        RequestSignature.TimestampHeader);

    public static IResult NonceUsed() => Of("NONCE_USED", "This nonce was used before: take a new one for every request, repeated ones too.", RequestSignature.NonceHeader);

    private static IResult Of(string code, string detail, string header) => Problem.Of(StatusCodes.Status401Unauthorized, code, detail, header);
}
