using Payments.Outcomes;

namespace Payments.Requests;

/// <summary>How a repeated creating request can be refused, whatever it creates.</summary>
public static class IdempotencyRefusals
{
    public static Refusal KeyReused { get; } = new(
        "IDEMPOTENCY_KEY_REUSED",
        RefusalKind.Forbidden,
        "This Idempotency-Key was used before with a different request. Use a new key, or repeat the first request unchanged.");

    public static Refusal InProgress { get; } = new(
        "REQUEST_IN_PROGRESS",
        RefusalKind.Conflict,
        "The first request with this Idempotency-Key is still being worked on: repeat it a little later.");
}
