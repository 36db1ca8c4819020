using System.Text.Json.Nodes;

namespace Payments.ChannelSimulator.Providers.PayPal;

/// <summary>A capture, an authorisation or a refund.</summary>
internal sealed class PayPalPayment
{
    /// <summary>authorizations, captures or refunds: its part of the address.</summary>
    public required string Kind { get; init; }

    public required string Id { get; init; }

    public required PayPalOrder Order { get; init; }

    public required PayPalMoney Amount { get; init; }

    public required string? CustomId { get; init; }

    public string? InvoiceId { get; init; }

    public string? BankReference { get; init; }

    public required DateTimeOffset Created { get; set; }

    public required string Status { get; set; }

    public bool IsFinal { get; init; }

    public long Refunded { get; set; }

    public JsonObject Show(Uri server)
    {
        var shown = new JsonObject
        {
            ["id"] = Id, ["status"] = Status, ["amount"] = Amount.Show(),
            ["supplementary_data"] = new JsonObject { ["related_ids"] = new JsonObject { ["order_id"] = Order.Id } },
            ["create_time"] = PayPalOrder.Time(Created), ["update_time"] = PayPalOrder.Time(Created),
            ["links"] = new JsonArray(PayPalOrder.Link(new Uri(server, $"v2/payments/{Kind}/{Id}"), "self", "GET")),
        };
        if (CustomId is not null) shown["custom_id"] = CustomId;
        if (InvoiceId is not null) shown["invoice_id"] = InvoiceId;
        if (Kind == "captures") shown["final_capture"] = IsFinal;
        if (Kind == "authorizations") shown["expiration_time"] = PayPalOrder.Time(Created + TimeSpan.FromDays(29));
        return shown;
    }
}
