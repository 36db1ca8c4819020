using Payments.Outcomes;

namespace Payments.Checkout;

/// <summary>Every way a payment request is refused.</summary>
public static class PaymentRefusals
{
    public static Refusal NotFound { get; } = new("PAYMENT_NOT_FOUND", RefusalKind.NotFound, "There is no payment with this id.");

    public static Refusal KeyReused { get; } = new(
        "IDEMPOTENCY_KEY_REUSED",
        RefusalKind.Forbidden,
        "This Idempotency-Key was used before with a different request. Use a new key, or repeat the first request unchanged.");

    public static Refusal InProgress { get; } = new(
        "REQUEST_IN_PROGRESS",
        RefusalKind.Conflict,
        "The first request with this Idempotency-Key is still being worked on: repeat it a little later.");

    public static Refusal MerchantSuspended { get; } = new(
        "MERCHANT_SUSPENDED", RefusalKind.Conflict, "The merchant is suspended and takes no payments.");
}
