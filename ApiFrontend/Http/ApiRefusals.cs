using Payments.Checkout;
using Payments.Outcomes;

namespace Payments.Api.Http;

/// <summary>Refusals of the API itself, before any grain is asked.</summary>
internal static class ApiRefusals
{
    public static Refusal NotJson { get; } = new("BODY_NOT_JSON", RefusalKind.Invalid, "Send the body as JSON, with Content-Type: application/json.");

    public static Refusal KeyMissing { get; } = new(
        "IDEMPOTENCY_KEY_MISSING",
        RefusalKind.Invalid,
        "This request needs an Idempotency-Key header: a new value for every new request, the same value when you repeat one.",
        "Idempotency-Key");

    public static Refusal KeyInvalid { get; } = new(
        "IDEMPOTENCY_KEY_INVALID",
        RefusalKind.Invalid,
        $"The Idempotency-Key must be one value of 1 to {IdempotencyKey.MaxLength} visible ASCII characters.",
        "Idempotency-Key");

    /// <summary>The path is the parser's own; nothing of the body is repeated, for it may hold secrets.</summary>
    public static Refusal BadJson(string path) => new(
        "BODY_INVALID",
        RefusalKind.Invalid,
        $"The body does not fit this request at {Bounded(path)}: check that field's name and type, and that it appears once.",
        Bounded(path).TrimStart('$').TrimStart('.') is { Length: > 0 } field ? field : null);

    // A path has whatever the caller called a field.
    private static string Bounded(string path) => CardNumbers.AreIn(path) ? "$" : path.Length <= 100 ? path : path[..100];
}
