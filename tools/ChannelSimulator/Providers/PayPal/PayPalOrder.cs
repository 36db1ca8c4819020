using System.Globalization;
using System.Text.Json.Nodes;

namespace Payments.ChannelSimulator.Providers.PayPal;

/// <summary>An order with its one purchase unit, and what became of it.</summary>
internal sealed class PayPalOrder
{
    public required string Id { get; init; }

    public required bool IsAuthorisation { get; init; }

    public required PayPalMoney Amount { get; init; }

    public required string? CustomId { get; init; }

    public required string? ReturnUrl { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required bool HasSource { get; init; }

    public string Status { get; set; } = "CREATED";

    /// <summary>Whether the instrument that the customer chose is declined.</summary>
    public bool IsDeclining { get; set; }

    /// <summary>The bank's name for the charge or the authorisation.</summary>
    public string? BankReference { get; set; }

    public List<PayPalPayment> Captures { get; } = [];

    public List<PayPalPayment> Authorisations { get; } = [];

    public List<PayPalPayment> Refunds { get; } = [];

    public long Captured => Captures.Sum(capture => capture.Amount.Minor);

    public JsonObject Show(Uri server)
    {
        var unit = new JsonObject { ["reference_id"] = "default", ["amount"] = Amount.Show(), ["payee"] = new JsonObject { ["merchant_id"] = "SIMULATED" } };
        if (CustomId is not null) unit["custom_id"] = CustomId;
        if (Captures.Count + Authorisations.Count > 0)
        {
            var payments = new JsonObject();
            if (Authorisations.Count > 0) payments["authorizations"] = List(Authorisations, server);
            if (Captures.Count > 0) payments["captures"] = List(Captures, server);
            if (Refunds.Count > 0) payments["refunds"] = List(Refunds, server);
            unit["payments"] = payments;
        }

        var links = new JsonArray(Link(new Uri(server, $"v2/checkout/orders/{Id}"), "self", "GET"));
        if (Status is "CREATED" or "PAYER_ACTION_REQUIRED") links.Add(Link(new Uri(server, $"checkoutnow?token={Id}"), HasSource ? "payer-action" : "approve", "GET"));
        return new JsonObject
        {
            ["id"] = Id, ["intent"] = IsAuthorisation ? "AUTHORIZE" : "CAPTURE", ["status"] = Status, ["purchase_units"] = new JsonArray(unit),
            ["create_time"] = Time(Created), ["links"] = links,
        };
    }

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static JsonObject Link(Uri href, string rel, string method) => new() { ["href"] = href.AbsoluteUri, ["rel"] = rel, ["method"] = method };

    private static JsonArray List(List<PayPalPayment> payments, Uri server) => new([.. payments.Select(payment => payment.Show(server))]);
}
