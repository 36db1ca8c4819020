using Payments.Outcomes;

namespace Payments.Orders;

/// <summary>What an order may be called. Unique for its merchant.</summary>
public static class OrderNumber
{
    private const string Reserved = "pay_";

    /// <summary>The number of the order that a payment brings along: its own id, which no caller may have taken before.</summary>
    public static string Of(string paymentId) => paymentId;

    public static Refusal? Check(string? number, string field = "order_number") => number is not null && number.StartsWith(Reserved, StringComparison.Ordinal)
        ? new Refusal("INVALID_FIELD", RefusalKind.Invalid, $"{field} must not begin with {Reserved}, which is kept for orders that payments bring along.", field)
        : null;
}
