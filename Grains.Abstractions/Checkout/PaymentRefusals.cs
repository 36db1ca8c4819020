using Payments.Outcomes;

namespace Payments.Checkout;

/// <summary>Every way a payment request is refused.</summary>
public static class PaymentRefusals
{
    public static Refusal NotFound { get; } = new("PAYMENT_NOT_FOUND", RefusalKind.NotFound, "There is no payment with this id.");

    public static Refusal MerchantSuspended { get; } = new(
        "MERCHANT_SUSPENDED", RefusalKind.Conflict, "The merchant is suspended and takes no payments.");

    public static Refusal NotCancellable(PaymentStatus status) => status switch
    {
        PaymentStatus.Succeeded or PaymentStatus.PartiallyRefunded or PaymentStatus.Refunded => new(
            "PAYMENT_ALREADY_SUCCEEDED", RefusalKind.Conflict, "The payment has succeeded: refund it instead."),
        _ => new("PAYMENT_ALREADY_ENDED", RefusalKind.Conflict, "The payment has ended without money: there is nothing to cancel."),
    };

    public static Refusal MerchantLimited { get; } = new(
        "MERCHANT_LIMITED", RefusalKind.Conflict, "The merchant is limited for now and takes no new payments; GET /v1/merchants/{id} says why.");
}
