using Payments.ChannelSimulator.Banking;
using Payments.ChannelSimulator.Http;
using Payments.ChannelSimulator.Witness;

namespace Payments.ChannelSimulator.Providers.Alipay;

/// <summary>Where a code leads: what the customer's wallet does with it.</summary>
internal sealed class AlipayCustomer(Bank bank, AlipayBook book, AlipayLines lines, AlipayNotices notices)
{
    private const string Page = """
        <!doctype html><title>Alipay (simulated)</title><h1>Pay</h1>
        <p><a href="?outcome=paid">Pay</a> <a href="?outcome=scanned">Only look</a> <a href="?outcome=closed">Let it expire</a></p>
        """;

    public async Task Scan(HttpContext http)
    {
        var number = (string)http.Request.RouteValues["number"]!;
        if (http.Request.Query["outcome"] is not [{ } outcome])
        {
            http.Response.ContentType = "text/html; charset=utf-8";
            await http.Response.WriteAsync(Page);
            return;
        }

        var done = (string)http.Request.RouteValues["kind"]! == "trade" ? await Trade(number, outcome) : await Freeze(number, outcome);
        if (done) await http.Response.WriteAsync(outcome);
        else await Answers.Error(http, 409, "code_over", "No payment waits behind this code, or it cannot end in this way.");
    }

    private async Task<bool> Trade(string number, string outcome)
    {
        var trade = await bank.Decide(write =>
        {
            if (book.Trade(number, null) is not { State: TradeState.Coded or TradeState.Waiting } waiting) return null;
            if (outcome is not ("paid" or "scanned" or "closed")) return null;
            var tradeNo = waiting.TradeNo ?? lines.NewTradeNo();
            var line = lines.Of(WitnessKind.Pending, "charge", number, tradeNo, waiting.Minor, waiting.Currency);
            if (waiting.TradeNo is null) write(line with { Status = AlipayBook.Scanned });
            if (outcome == "paid") write(line with { Kind = WitnessKind.Charge });
            if (outcome == "closed") write(line with { Kind = WitnessKind.Void, Op = "void", Code = Book.NotCaptured });
            return waiting;
        });
        if (trade is not null && outcome != "scanned") notices.Tell(trade);
        return trade is not null;
    }

    private async Task<bool> Freeze(string number, string outcome)
    {
        var freeze = await bank.Decide(write =>
        {
            if (outcome != "paid" || book.Freeze(number, null) is not { State: FreezeState.Coded } waiting) return null;
            write(lines.Of(WitnessKind.Authorisation, "authorisation", number, lines.NewAuthNo(), waiting.Minor, waiting.Currency));
            return waiting;
        });
        if (freeze is not null) notices.Tell(freeze);
        return freeze is not null;
    }
}
