using System.Globalization;
using Payments.Outcomes;

namespace Payments.Refunds;

/// <summary>Every way a refund request is refused.</summary>
public static class RefundRefusals
{
    public static Refusal NotFound { get; } = new("REFUND_NOT_FOUND", RefusalKind.NotFound, "There is no refund with this id.");

    public static Refusal NotRefundable { get; } = new(
        "PAYMENT_NOT_REFUNDABLE", RefusalKind.Conflict, "Only a payment that has succeeded, and is not refunded whole, can be refunded.");

    public static Refusal ExceedsCaptured(long left) => new(
        "REFUND_EXCEEDS_CAPTURED",
        RefusalKind.Forbidden,
        string.Create(CultureInfo.InvariantCulture, $"Only {left} minor units are left to refund, refunds under way counted."),
        "amount");

    public static Refusal BadAmount { get; } = new("INVALID_FIELD", RefusalKind.Invalid, "amount must be a positive integer of minor units.", "amount");
}
