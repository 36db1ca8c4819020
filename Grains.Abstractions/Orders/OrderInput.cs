using System.Globalization;
using Payments.Checkout;
using Payments.Money;
using Payments.Outcomes;

namespace Payments.Orders;

/// <summary>The bounds of everything a caller may write about an order.</summary>
public static class OrderInput
{
    public const int MaxItems = 100;
    public const int MaxQuantity = 1_000_000;

    public static Refusal? Check(PlaceOrder command)
    {
        if (command.Amount.Minor <= 0) return Invalid("amount", "amount must be a positive integer of minor units.");
        if (!Currency.TryGet(command.Amount.Currency, out _)) return Invalid("currency", "currency must be an ISO 4217 code in upper case, such as EUR.");
        if ((PaymentInput.CheckText("number", command.Number) ?? OrderNumber.Check(command.Number, "number")) is { } number) return number;
        if (command.Items.IsDefaultOrEmpty || command.Items.Length > MaxItems) return Invalid("items", $"items must hold 1 to {MaxItems} items.");
        for (var i = 0; i < command.Items.Length; i++)
            if (CheckItem(command.Items[i], string.Create(CultureInfo.InvariantCulture, $"items[{i}]")) is { } refusal) return refusal;
        return null;
    }

    private static Refusal? CheckItem(OrderItem? item, string field)
    {
        if (item is null) return Invalid(field, $"{field} must be an item.");
        if (item.Quantity is < 1 or > MaxQuantity) return Invalid($"{field}.quantity", $"quantity must be a whole number from 1 to {MaxQuantity}.");
        if (item.UnitAmount < 0) return Invalid($"{field}.unit_amount", "unit_amount must be an integer of minor units that is not negative.");
        return string.IsNullOrWhiteSpace(item.Name)
            ? Invalid($"{field}.name", "name must say what the item is.")
            : PaymentInput.CheckText($"{field}.name", item.Name);
    }

    private static Refusal Invalid(string field, string detail) => new("INVALID_FIELD", RefusalKind.Invalid, detail, field);
}
