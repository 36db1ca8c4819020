using System.Text.Json.Nodes;
using Payments.ChannelSimulator.Witness;
using static Payments.ChannelSimulator.Providers.Alipay.AlipayAnswer;

namespace Payments.ChannelSimulator.Providers.Alipay;

/// <summary>Payments by code, and what is done with them: alipay.trade.*.</summary>
internal sealed class AlipayTrades(AlipayBook book, AlipayLines lines, TimeProvider clock)
{
    private const long MostYuan = 10_000_000_000;

    public JsonObject Precreate(AlipayRequest request, Action<WitnessLine> write)
    {
        var currency = request.Text("trans_currency") ?? "CNY";
        if (request.Number("out_trade_no") is not { } number || request.Text("subject") is not { Length: <= 256 } subject
            || DecimalText.Minor(request.Text("total_amount"), currency) is not { } minor) return Failed("ACQ.INVALID_PARAMETER");
        if (!AlipayCurrencies.Takes(currency)) return Failed("ACQ.CURRENCY_NOT_SUPPORT");
        if (currency == "CNY" && minor > MostYuan) return Failed("ACQ.TOTAL_FEE_EXCEED");
        if (book.Trade(number, null) is { } known)
        {
            var same = known.Minor == minor && known.Currency == currency && known.Subject == subject;
            write(lines.Of(same ? WitnessKind.Duplicate : WitnessKind.KeyConflict, "charge", number, known.TradeNo ?? number, minor, currency));
            if (known.State == TradeState.Paid) return Failed("ACQ.TRADE_HAS_SUCCESS");
            if (known.State is TradeState.Closed or TradeState.Withdrawn) return Failed("ACQ.TRADE_HAS_CLOSE");
            if (!same) return Failed("ACQ.CONTEXT_INCONSISTENT");
        }
        else
        {
            write(lines.Of(WitnessKind.Pending, "charge", number, number, minor, currency) with { Status = "requires_action", Detail = new AlipayDetail(subject, request.NotifyUrl).Text() });
        }

        return Success(("out_trade_no", number), ("qr_code", lines.Code("trade", number)));
    }

    public JsonObject Query(AlipayRequest request, Action<WitnessLine> write)
    {
        var trade = Find(request);
        write(lines.Of(WitnessKind.Query, "charge", request.Text("out_trade_no") ?? trade?.OutTradeNo ?? "", trade?.TradeNo, trade?.Minor, trade?.Currency));
        return trade is null ? Failed("ACQ.TRADE_NOT_EXIST") : Success(
            ("trade_no", trade.TradeNo), ("out_trade_no", trade.OutTradeNo), ("buyer_logon_id", "159****5620"), ("trade_status", Status(trade)),
            ("total_amount", Text(trade.Minor, trade.Currency)), ("trans_currency", AlipayCurrencies.Named(trade.Currency)), ("settle_currency", AlipayCurrencies.Named(trade.Currency)),
            ("send_pay_date", trade.PaidAt is { } paid ? AlipayTime.Of(paid) : null), ("buyer_user_id", "2088101117955611"));
    }

    /// <summary>Gives back what was paid, and closes what waits; a code that nobody has scanned dies.</summary>
    public JsonObject Cancel(AlipayRequest request, Action<WitnessLine> write)
    {
        var trade = book.Trade(request.Text("out_trade_no"), request.Text("trade_no"));
        if (trade is null) return Failed("ACQ.TRADE_NOT_EXIST");
        if (trade.Refunded > 0 && trade.State == TradeState.Paid) return Failed("ACQ.REASON_TRADE_REFUND_FEE_ERR");
        var action = trade.State switch { TradeState.Paid => "refund", TradeState.Coded or TradeState.Waiting => "close", _ => null };
        if (action is not null)
            write(lines.Of(WitnessKind.Void, "void", trade.OutTradeNo, trade.TradeNo ?? trade.OutTradeNo, trade.Minor, trade.Currency) with { Code = action == "close" ? Banking.Book.NotCaptured : null });
        return Success(("trade_no", trade.TradeNo), ("out_trade_no", trade.OutTradeNo), ("retry_flag", "N"), ("action", trade.TradeNo is null ? null : action));
    }

    public JsonObject Refund(AlipayRequest request, Action<WitnessLine> write)
    {
        if (request.Number("out_request_no") is not { } number) return Failed("ACQ.INVALID_PARAMETER");
        if (Find(request) is not { } trade) return Failed("ACQ.TRADE_NOT_EXIST");
        if (request.Text("refund_currency") is { } named && named != trade.Currency || DecimalText.Minor(request.Text("refund_amount"), trade.Currency) is not { } minor)
            return Failed("ACQ.INVALID_PARAMETER");
        var known = trade.Refunds.TryGetValue(number, out var before);
        if (known && before != minor) return Failed("ACQ.DISCORDANT_REPEAT_REQUEST");
        if (!known)
        {
            if (trade.State == TradeState.Closed) return Failed("ACQ.TRADE_HAS_CLOSE");
            if (trade.State != TradeState.Paid) return Failed("ACQ.TRADE_STATUS_ERROR");
            if (minor > trade.Minor - trade.Refunded) return Failed("ACQ.REFUND_AMT_NOT_EQUAL_TOTAL");
        }

        write(lines.Of(known ? WitnessKind.Duplicate : WitnessKind.Refund, "refund", number, number, minor, trade.Currency) with { Charge = trade.OutTradeNo });
        return Success(
            ("trade_no", trade.TradeNo), ("out_trade_no", trade.OutTradeNo), ("buyer_logon_id", "159****5620"), ("fund_change", known ? "N" : "Y"),
            ("refund_fee", Text(trade.Refunded, trade.Currency)), ("refund_currency", AlipayCurrencies.Named(trade.Currency)), ("gmt_refund_pay", AlipayTime.Of(clock.GetUtcNow())));
    }

    /// <summary>Without the refund's own fields where there is no such refund.</summary>
    public JsonObject RefundQuery(AlipayRequest request, Action<WitnessLine> write)
    {
        if (Find(request) is not { } trade) return Failed("ACQ.TRADE_NOT_EXIST");
        var number = request.Text("out_request_no") ?? "";
        var known = trade.Refunds.TryGetValue(number, out var minor);
        write(lines.Of(WitnessKind.Query, "refund", number, known ? number : null, known ? minor : null, trade.Currency));
        return !known ? Success() : Success(
            ("trade_no", trade.TradeNo), ("out_trade_no", trade.OutTradeNo), ("out_request_no", number), ("total_amount", Text(trade.Minor, trade.Currency)),
            ("refund_amount", Text(minor, trade.Currency)), ("refund_currency", AlipayCurrencies.Named(trade.Currency)), ("refund_status", "REFUND_SUCCESS"));
    }

    public static string Status(AlipayTrade trade) => trade.State switch
    {
        TradeState.Coded or TradeState.Waiting => "WAIT_BUYER_PAY",
        TradeState.Paid => "TRADE_SUCCESS",
        TradeState.Closed or TradeState.Withdrawn => "TRADE_CLOSED",
    };

    public static string Text(long minor, string currency) => DecimalText.Of(minor, currency, 2);

    /// <summary>A trade begins to exist when its code is scanned.</summary>
    private AlipayTrade? Find(AlipayRequest request) => book.Trade(request.Text("out_trade_no"), request.Text("trade_no")) is { Exists: true } trade ? trade : null;
}
