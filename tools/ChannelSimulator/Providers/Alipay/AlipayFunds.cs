using System.Text.Json.Nodes;
using Payments.ChannelSimulator.Witness;
using static Payments.ChannelSimulator.Providers.Alipay.AlipayAnswer;

namespace Payments.ChannelSimulator.Providers.Alipay;

/// <summary>Pre-authorisations: alipay.fund.auth.*, and alipay.trade.pay, which turns what is frozen into payments.</summary>
internal sealed class AlipayFunds(AlipayBook book, AlipayLines lines)
{
    public JsonObject CreateVoucher(AlipayRequest request, Action<WitnessLine> write)
    {
        var currency = request.Text("trans_currency") ?? "CNY";
        if (request.Number("out_order_no") is not { } number || request.Number("out_request_no") is not { } operation || request.Text("order_title") is not { Length: <= 100 } title
            || request.Text("product_code") != "PRE_AUTH" || DecimalText.Minor(request.Text("amount"), currency) is not { } minor) return Failed("ILLEGAL_ARGUMENT");
        if (!AlipayCurrencies.Takes(currency)) return Failed("CURRENCY_VERIFICATION_FAIL");
        if (book.Freeze(number, null) is { } known)
        {
            var same = known.Minor == minor && known.Currency == currency && known.OutRequestNo == operation;
            write(lines.Of(same ? WitnessKind.Duplicate : WitnessKind.KeyConflict, "authorisation", number, known.AuthNo ?? number, minor, currency));
            if (known.State == FreezeState.Frozen) return Failed("FREEZE_ALREADY_SUCCESS");
            if (known.State == FreezeState.Closed) return Failed("ORDER_ALREADY_CLOSED");
            if (!same) return Failed("UNIQUE_VIOLATION");
        }
        else
        {
            write(lines.Of(WitnessKind.Pending, "authorisation", number, number, minor, currency) with
            {
                Status = "requires_action", Detail = new AlipayDetail(title, request.NotifyUrl, operation).Text(),
            });
        }

        var code = lines.Code("freeze", number);
        return Success(("out_order_no", number), ("out_request_no", operation), ("code_type", "qrcode"), ("code_value", code), ("code_url", code));
    }

    /// <summary>One operation of an authorisation: its freezing, or one unfreezing.</summary>
    public JsonObject QueryOperation(AlipayRequest request, Action<WitnessLine> write)
    {
        var freeze = book.Freeze(request.Text("out_order_no"), request.Text("auth_no"));
        var number = request.Text("out_request_no") ?? "";
        var type = request.Text("operation_type") ?? "FREEZE";
        write(lines.Of(WitnessKind.Query, type == "FREEZE" ? "authorisation" : "release", number, freeze?.AuthNo, freeze?.Minor, freeze?.Currency));
        if (freeze is null or { State: FreezeState.Coded }) return Failed("AUTH_ORDER_NOT_EXIST");
        long? amount = type == "UNFREEZE" ? freeze.Unfrozen.TryGetValue(number, out var unfrozen) ? unfrozen : null : freeze.OutRequestNo == number ? freeze.Minor : null;
        if (amount is not { } minor) return Failed("AUTH_OPERATION_NOT_EXIST");
        return Success(
            ("auth_no", freeze.AuthNo), ("out_order_no", freeze.OutOrderNo), ("total_freeze_amount", Text(freeze.Minor, freeze)), ("rest_amount", Text(freeze.Rest, freeze)),
            ("total_pay_amount", Text(freeze.Paid, freeze)), ("order_title", freeze.Title), ("payer_logon_id", "159****5620"), ("payer_user_id", "2088101117955611"),
            ("operation_id", number), ("out_request_no", number), ("amount", Text(minor, freeze)), ("operation_type", type), ("status", "SUCCESS"),
            ("order_status", freeze.State == FreezeState.Closed ? "CLOSED" : freeze.Rest == 0 ? "FINISH" : "AUTHORIZED"), ("trans_currency", AlipayCurrencies.Named(freeze.Currency)),
            ("gmt_trans", AlipayTime.Of(freeze.FrozenAt)));
    }

    public JsonObject Pay(AlipayRequest request, Action<WitnessLine> write)
    {
        if (request.Number("out_trade_no") is not { } number || request.Text("subject") is not { } subject || request.Text("product_code") != "PREAUTH_PAY"
            || request.Text("auth_confirm_mode") is not ("COMPLETE" or "NOT_COMPLETE")) return Failed("ACQ.INVALID_PARAMETER");
        if (book.Freeze(null, request.Text("auth_no")) is not { } freeze) return Failed("ACQ.AUTH_NO_ERROR");
        if ((request.Text("trans_currency") ?? "CNY") != freeze.Currency || DecimalText.Minor(request.Text("total_amount"), freeze.Currency) is not { } minor) return Failed("ACQ.INVALID_PARAMETER");
        if (book.Trade(number, null) is { } known)
        {
            var same = known.Minor == minor && known.Currency == freeze.Currency;
            write(lines.Of(same ? WitnessKind.Duplicate : WitnessKind.KeyConflict, "capture", number, known.TradeNo, minor, freeze.Currency));
            return Failed(same ? "ACQ.TRADE_HAS_SUCCESS" : "ACQ.CONTEXT_INCONSISTENT");
        }

        if (freeze.State == FreezeState.Closed) return Failed("ACQ.AUTH_ORDER_HAS_CLOSED");
        if (freeze.Rest == 0) return Failed("ACQ.AUTH_ORDER_HAS_FINISHED");
        if (minor > freeze.Rest) return Failed("ACQ.AUTH_AMOUNT_NOT_ENOUGH");
        var final = request.Text("auth_confirm_mode") == "COMPLETE";
        write(lines.Of(WitnessKind.Capture, "capture", number, lines.NewTradeNo(), minor, freeze.Currency) with
        {
            Charge = freeze.OutOrderNo, Final = final ? true : null, Detail = new AlipayDetail(subject, request.NotifyUrl).Text(),
        });
        var trade = book.Trade(number, null)!;
        return Success(
            ("trade_no", trade.TradeNo), ("out_trade_no", number), ("buyer_logon_id", "159****5620"), ("total_amount", AlipayTrades.Text(minor, freeze.Currency)),
            ("trans_currency", AlipayCurrencies.Named(freeze.Currency)), ("receipt_amount", AlipayTrades.Text(minor, freeze.Currency)), ("gmt_payment", AlipayTime.Of(trade.PaidAt!.Value)),
            ("buyer_user_id", "2088101117955611"));
    }

    public JsonObject Unfreeze(AlipayRequest request, Action<WitnessLine> write)
    {
        if (request.Number("out_request_no") is not { } number) return Failed("ILLEGAL_ARGUMENT");
        if (book.Freeze(null, request.Text("auth_no")) is not { } freeze) return Failed("AUTH_ORDER_NOT_EXIST");
        if (DecimalText.Minor(request.Text("amount"), freeze.Currency) is not { } minor || request.Text("remark") is null) return Failed("ILLEGAL_ARGUMENT");
        var known = freeze.Unfrozen.TryGetValue(number, out var before);
        if (known && before != minor) return Failed("UNIQUE_VIOLATION");
        if (!known && freeze.State == FreezeState.Closed) return Failed("ORDER_ALREADY_CLOSED");
        if (!known && freeze.Rest == 0) return Failed("ORDER_ALREADY_FINISH");
        if (!known && minor > freeze.Rest) return Failed("REQUEST_AMOUNT_EXCEED");
        write(lines.Of(known ? WitnessKind.Duplicate : WitnessKind.Release, "release", number, number, minor, freeze.Currency) with { Charge = freeze.OutOrderNo });
        return Success(
            ("auth_no", freeze.AuthNo), ("out_order_no", freeze.OutOrderNo), ("operation_id", number), ("out_request_no", number), ("amount", Text(minor, freeze)), ("status", "SUCCESS"),
            ("gmt_trans", AlipayTime.Of(freeze.FrozenAt)));
    }

    /// <summary>Only for an authorisation whose outcome its merchant does not know: one that exists is let go as a whole.</summary>
    public JsonObject Cancel(AlipayRequest request, Action<WitnessLine> write)
    {
        if (book.Freeze(request.Text("out_order_no"), request.Text("auth_no")) is not { State: not FreezeState.Coded } freeze) return Failed("AUTH_ORDER_NOT_EXIST");
        if (freeze.Paid > 0) return Failed("ILLEGAL_STATUS");
        var number = request.Text("out_request_no") ?? "";
        if (freeze.State == FreezeState.Frozen) write(lines.Of(WitnessKind.Release, "release", number, number, freeze.Rest, freeze.Currency) with { Charge = freeze.OutOrderNo });
        return Success(("auth_no", freeze.AuthNo), ("out_order_no", freeze.OutOrderNo), ("out_request_no", number), ("action", "unfreeze"));
    }

    private static string Text(long minor, AlipayFreeze freeze) => AlipayTrades.Text(minor, freeze.Currency);
}
