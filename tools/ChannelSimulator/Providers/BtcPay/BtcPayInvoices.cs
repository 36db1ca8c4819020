using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Payments.ChannelSimulator.Banking;
using Payments.ChannelSimulator.Witness;
using Payments.Money;

namespace Payments.ChannelSimulator.Providers.BtcPay;

/// <summary>Invoices of the store. The same order id twice makes two of them: BTCPay does not mind.</summary>
internal sealed class BtcPayInvoices(Bank bank, BtcPayBook book, BtcPayWebhooks webhooks, SimulatorOptions options)
{
    private const string Letters = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    public async Task<BtcPayReply> Create(HttpContext http, JsonObject body)
    {
        if (!Currency.TryGet(BtcPayProvider.Text(body, "currency"), out var currency)) return BtcPayReply.Error(400, "generic-error", "The currency is not supported.");
        if (DecimalText.Minor(BtcPayProvider.Text(body, "amount"), currency.Code) is not { } minor) return BtcPayReply.Invalid("amount", "The amount should be 0 or more.");
        var id = RandomNumberGenerator.GetString(Letters, 22);
        var line = new WitnessLine
        {
            Kind = WitnessKind.Pending, Op = "charge", Provider = book.Name, Status = "requires_action", Key = BtcPayProvider.Text(body["metadata"], "orderId") ?? "", Reference = id,
            Amount = minor, Currency = currency.Code, Account = options.BtcPayStore,
            Detail = new BtcPayDetail(InvoiceState.New, 0, BtcPayProvider.Text(body["metadata"], "itemDesc"), BtcPayProvider.Text(body["checkout"], "redirectURL")).Text(),
        };
        var invoice = await bank.Decide(write =>
        {
            write(line);
            return book.Invoices[id];
        });
        webhooks.Tell("InvoiceCreated", invoice);
        return Answer(http, invoice);
    }

    public Task<BtcPayReply> List(HttpContext http)
    {
        var orders = http.Request.Query["orderId"].ToHashSet(StringComparer.Ordinal);
        return bank.Decide(write =>
        {
            foreach (var order in orders) write(new WitnessLine { Kind = WitnessKind.Query, Op = "charge", Provider = book.Name, Key = order });
            var found = book.Invoices.Values.Where(invoice => orders.Count == 0 || orders.Contains(invoice.OrderId)).OrderByDescending(invoice => invoice.Created);
            return BtcPayReply.Ok(new JsonArray([.. found.Select(invoice => Model(http, invoice))]));
        });
    }

    public Task<BtcPayReply> Read(HttpContext http) => bank.Decide(_ => Find(http) is { } invoice ? Answer(http, invoice) : NotFound);

    /// <summary>What was paid stays paid, whatever it is called.</summary>
    public async Task<BtcPayReply> Mark(HttpContext http, JsonObject body)
    {
        var status = BtcPayProvider.Text(body, "status");
        var (reply, marked) = await bank.Decide<(BtcPayReply, BtcPayInvoice?)>(write =>
        {
            if (Find(http) is not { } invoice) return (NotFound, null);
            InvoiceState? next = (status, invoice.State) switch
            {
                ("Invalid", not InvoiceState.InvalidMarked) => InvoiceState.InvalidMarked,
                ("Settled", not (InvoiceState.Settled or InvoiceState.SettledOver or InvoiceState.SettledMarked)) => InvoiceState.SettledMarked,
                _ => null,
            };
            if (next is not { } state) return (BtcPayReply.Invalid("Status", "Status can only be marked to invalid or settled within certain conditions."), null);
            write(Line(invoice, state, invoice.Paid) with
            {
                Kind = state == InvoiceState.InvalidMarked && invoice.Paid == 0 ? WitnessKind.Void : state == InvoiceState.SettledMarked ? WitnessKind.Charge : WitnessKind.Pending,
                Code = state == InvoiceState.InvalidMarked ? Book.NotCaptured : null,
            });
            return (Answer(http, invoice), invoice);
        });
        if (marked is not null) webhooks.Tell(marked.Status == "Settled" ? "InvoiceSettled" : "InvoiceInvalid", marked);
        return reply;
    }

    public WitnessLine Line(BtcPayInvoice invoice, InvoiceState state, long paid) => new()
    {
        Kind = WitnessKind.Pending, Op = "charge", Provider = book.Name, Key = invoice.OrderId, Reference = invoice.Id, Amount = invoice.Minor, Currency = invoice.Currency,
        Account = options.BtcPayStore, Detail = new BtcPayDetail(state, paid, invoice.Description, invoice.RedirectUrl).Text(),
    };

    private static BtcPayReply NotFound => BtcPayReply.Error(404, "invoice-not-found", "The invoice was not found");

    private BtcPayInvoice? Find(HttpContext http) => book.Invoices.GetValueOrDefault(BtcPayProvider.Route(http, "invoice"));

    private BtcPayReply Answer(HttpContext http, BtcPayInvoice invoice) => BtcPayReply.Ok(Model(http, invoice));

    private JsonObject Model(HttpContext http, BtcPayInvoice invoice) => BtcPayModels.Of(invoice, options.BtcPayStore, BtcPayProvider.Host(http));
}
