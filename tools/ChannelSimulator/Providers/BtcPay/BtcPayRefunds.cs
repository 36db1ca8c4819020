using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Payments.ChannelSimulator.Banking;
using Payments.ChannelSimulator.Witness;

namespace Payments.ChannelSimulator.Providers.BtcPay;

/// <summary>Refunds: pull payments, which BTCPay neither counts nor keeps apart by name.</summary>
internal sealed class BtcPayRefunds(Bank bank, BtcPayBook book, SimulatorOptions options, TimeProvider clock)
{
    public Task<BtcPayReply> Create(HttpContext http, JsonObject body) => bank.Decide(write =>
    {
        if (book.Invoices.GetValueOrDefault(BtcPayProvider.Route(http, "invoice")) is not { } invoice) return BtcPayReply.Error(404, "invoice-not-found", "The invoice was not found");
        if (invoice.Paid == 0) return BtcPayReply.Error(400, "non-refundable", "Cannot refund this invoice");
        if (BtcPayProvider.Text(body, "refundVariant") != "Custom") return BtcPayReply.Invalid("refundVariant", "Please select a valid refund option");
        if (BtcPayProvider.Text(body, "customCurrency") != invoice.Currency) return BtcPayReply.Invalid("CustomCurrency", "Invalid currency");
        if (DecimalText.Minor(BtcPayProvider.Text(body, "customAmount"), invoice.Currency) is not { } minor) return BtcPayReply.Invalid("CustomAmount", "Amount must be greater than 0");
        var id = RandomNumberGenerator.GetString("ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz123456789", 27);
        var name = BtcPayProvider.Text(body, "name") ?? $"Refund {invoice.Id}";
        write(new WitnessLine
        {
            Kind = WitnessKind.Pending, Op = "refund", Provider = book.Name, Status = "processing", Key = name, Reference = id, Charge = invoice.Id, Amount = minor, Currency = invoice.Currency,
            Account = options.BtcPayStore, Detail = new BtcPayDetail(default, 0, BtcPayProvider.Text(body, "description")).Text(),
        });
        return BtcPayReply.Ok(BtcPayModels.Of(book.Pulls[id], BtcPayProvider.Host(http)));
    });

    public Task<BtcPayReply> List(HttpContext http)
    {
        var archived = http.Request.Query["includeArchived"] == "true";
        return bank.Decide(_ => BtcPayReply.Ok(new JsonArray([.. book.Pulls.Values.Where(pull => archived || !pull.Archived).Select(pull => BtcPayModels.Of(pull, BtcPayProvider.Host(http)))])));
    }

    /// <summary>The customer of this simulator has claimed at once, and the operator pays out a little later.</summary>
    public Task<BtcPayReply> Payouts(HttpContext http) => bank.Decide(write =>
    {
        if (book.Pulls.GetValueOrDefault(BtcPayProvider.Route(http, "pull")) is not { } pull) return BtcPayReply.Error(404, "pullpayment-not-found", "The pull payment was not found");
        if (!pull.Completed && !pull.Archived && pull.Created + options.Settle <= clock.GetUtcNow())
            write(new WitnessLine
            {
                Kind = WitnessKind.Refund, Op = "refund", Provider = book.Name, Key = pull.Name, Reference = pull.Id, Charge = pull.InvoiceId, Amount = pull.Minor, Currency = pull.Currency,
                Account = options.BtcPayStore, Detail = new BtcPayDetail(default, 0).Text(),
            });
        return BtcPayReply.Ok(new JsonArray(BtcPayModels.Payout(pull)));
    });
}
