using System.Text.Json.Nodes;

namespace Payments.ChannelSimulator.Providers.BtcPay;

/// <summary>Answers as the Greenfield API's schemas have them.</summary>
internal static class BtcPayModels
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Monitoring = TimeSpan.FromDays(1);

    public static JsonObject Of(BtcPayInvoice invoice, string store, string host)
    {
        var metadata = new JsonObject { ["orderId"] = invoice.OrderId };
        if (invoice.Description is not null) metadata["itemDesc"] = invoice.Description;
        return new JsonObject
        {
            ["id"] = invoice.Id,
            ["storeId"] = store,
            ["amount"] = Text(invoice.Minor, invoice.Currency),
            ["paidAmount"] = Text(invoice.Paid, invoice.Currency),
            ["currency"] = invoice.Currency,
            ["type"] = "Standard",
            ["checkoutLink"] = $"{host}/btcpay/i/{invoice.Id}",
            ["createdTime"] = invoice.Created.ToUnixTimeSeconds(),
            ["expirationTime"] = (invoice.Created + Life).ToUnixTimeSeconds(),
            ["monitoringExpiration"] = (invoice.Created + Life + Monitoring).ToUnixTimeSeconds(),
            ["status"] = invoice.Status,
            ["additionalStatus"] = invoice.AdditionalStatus,
            ["availableStatusesForManualMarking"] = new JsonArray("Settled", "Invalid"),
            ["archived"] = false,
            ["metadata"] = metadata,
            ["checkout"] = new JsonObject { ["speedPolicy"] = "MediumSpeed", ["paymentTolerance"] = 0, ["redirectURL"] = invoice.RedirectUrl },
        };
    }

    public static JsonObject Of(BtcPayPull pull, string host) => new()
    {
        ["startsAt"] = pull.Created.ToUnixTimeSeconds(),
        ["id"] = pull.Id,
        ["name"] = pull.Name,
        ["description"] = pull.Description ?? "",
        ["currency"] = pull.Currency,
        ["amount"] = Text(pull.Minor, pull.Currency),
        ["autoApproveClaims"] = false,
        ["archived"] = pull.Archived,
        ["viewLink"] = $"{host}/btcpay/pull-payments/{pull.Id}",
    };

    public static JsonObject Payout(BtcPayPull pull) => new()
    {
        ["id"] = "po" + pull.Id,
        ["revision"] = 1,
        ["pullPaymentId"] = pull.Id,
        ["date"] = pull.Created.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["destination"] = "bcrt1qxy2kgdygjrsqtzq2n0yrf2493p83kkfjhx0wlh",
        ["originalCurrency"] = pull.Currency,
        ["originalAmount"] = Text(pull.Minor, pull.Currency),
        ["payoutCurrency"] = "BTC",
        ["payoutAmount"] = null,
        ["payoutMethodId"] = "BTC-CHAIN",
        ["state"] = pull.Completed ? "Completed" : "AwaitingApproval",
    };

    /// <summary>Decimals come as texts, without zeros at their end.</summary>
    private static string Text(long minor, string currency)
    {
        var text = DecimalText.Of(minor, currency, 4).TrimEnd('0');
        return text.TrimEnd('.');
    }
}
