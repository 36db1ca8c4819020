using Payments.Money;
using Payments.Orders;
using Payments.Outcomes;

namespace Payments.Checkout;

/// <summary>The bounds of everything a caller may write about a payment.</summary>
public static class PaymentInput
{
    public const int MaxText = 200;

    public static Refusal? Check(CreatePayment command)
    {
        if (command.Amount.Minor <= 0) return Invalid("amount", "amount must be a positive integer of minor units.");
        if (!Currency.TryGet(command.Amount.Currency, out _)) return Invalid("currency", "currency must be an ISO 4217 code in upper case, such as EUR.");
        if (command is { OrderId: not null, OrderNumber: not null }) return Invalid("order_number", "Say order_id or order_number, not both: the order has its number.");
        if (command.ExpiresIn is < PaymentExpiry.LeastSeconds or > PaymentExpiry.MostSeconds)
            return Invalid("expires_in", $"expires_in must be between {PaymentExpiry.LeastSeconds} and {PaymentExpiry.MostSeconds} seconds.");
        return PaymentMethods.Check(command.Method, command.Methods) ?? CheckText("order_number", command.OrderNumber) ?? OrderNumber.Check(command.OrderNumber) ?? CheckText("description", command.Description) ?? command.Hints?.Check() ?? ReturnUrl.Check(command.ReturnUrl);
    }

    public static Refusal? CheckText(string field, string? text)
    {
        if (text is null) return null;
        if (text.Length is 0 or > MaxText) return Invalid(field, $"{field} must have 1 to {MaxText} characters.");
        if (text.Any(char.IsControl) || text.Any(char.IsSurrogate) && !IsWhole(text)) return Invalid(field, $"{field} must not hold control characters or half characters.");
        return CardNumbers.Check(field, text);
    }

    private static bool IsWhole(string text) =>
        !text.Where((letter, i) => char.IsHighSurrogate(letter)
            ? i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1])
            : char.IsLowSurrogate(letter) && (i == 0 || !char.IsHighSurrogate(text[i - 1]))).Any();

    private static Refusal Invalid(string field, string detail) => new("INVALID_FIELD", RefusalKind.Invalid, detail, field);
}
