using Payments.ChannelSimulator.Banking;
using Payments.ChannelSimulator.Http;
using Payments.ChannelSimulator.Witness;

namespace Payments.ChannelSimulator.Providers.BtcPay;

/// <summary>The checkout page: what the customer pays, and what the chain makes of it.</summary>
internal sealed class BtcPayCustomer(Bank bank, BtcPayBook book, BtcPayInvoices invoices, BtcPayWebhooks webhooks)
{
    private const string Page = """
        <!doctype html><title>BTCPay (simulated)</title><h1>Pay</h1>
        <p><a href="?outcome=paid">Pay</a> <a href="?outcome=over">Pay too much</a> <a href="?outcome=part">Pay a part</a> <a href="?outcome=processing">Pay, unconfirmed</a>
        <a href="?outcome=expired">Let it expire</a> <a href="?outcome=late">Pay after that</a> <a href="?outcome=unconfirmed">Never confirm</a></p>
        """;

    public async Task Pay(HttpContext http)
    {
        if (http.Request.Query["outcome"] is not [{ } outcome])
        {
            http.Response.ContentType = "text/html; charset=utf-8";
            await http.Response.WriteAsync(Page);
            return;
        }

        var (invoice, message) = await bank.Decide<(BtcPayInvoice?, string)>(write =>
        {
            if (book.Invoices.GetValueOrDefault(BtcPayProvider.Route(http, "invoice")) is not { } known || Next(known, outcome) is not var (state, paid, type)) return (null, "");
            var line = invoices.Line(known, state, paid);
            write(state is InvoiceState.Settled or InvoiceState.SettledOver ? line with { Kind = WitnessKind.Charge } : line with { Status = outcome });
            return (known, type);
        });
        if (invoice is null)
        {
            await Answers.Error(http, 409, "checkout_over", "This invoice cannot go on in this way.");
            return;
        }

        webhooks.Tell(message, invoice);
        await http.Response.WriteAsync(outcome);
    }

    private static (InvoiceState State, long Paid, string Type)? Next(BtcPayInvoice invoice, string outcome)
    {
        var open = invoice.State is InvoiceState.New or InvoiceState.PaidPartial;
        return outcome switch
        {
            "paid" when open || invoice.State == InvoiceState.Processing => (InvoiceState.Settled, invoice.Minor, "InvoiceSettled"),
            "over" when open || invoice.State == InvoiceState.ProcessingOver => (InvoiceState.SettledOver, invoice.Minor + invoice.Minor / 4 + 1, "InvoiceSettled"),
            "part" when open => (InvoiceState.PaidPartial, invoice.Minor / 2, "InvoiceReceivedPayment"),
            "processing" when open => (InvoiceState.Processing, invoice.Minor, "InvoiceProcessing"),
            "expired" when invoice.State == InvoiceState.New => (InvoiceState.Expired, 0, "InvoiceExpired"),
            "expired" when invoice.State == InvoiceState.PaidPartial => (InvoiceState.ExpiredPartial, invoice.Paid, "InvoiceExpired"),
            "late" when invoice.State is InvoiceState.Expired or InvoiceState.ExpiredPartial => (InvoiceState.ExpiredLate, invoice.Minor, "InvoiceReceivedPayment"),
            "unconfirmed" when invoice.State == InvoiceState.Processing => (InvoiceState.Invalid, invoice.Paid, "InvoiceInvalid"),
            _ => null,
        };
    }
}
