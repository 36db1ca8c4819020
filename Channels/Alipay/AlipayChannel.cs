using static Payments.Channels.ChannelAnswer;

namespace Payments.Channels.Alipay;

/// <summary>Alipay: an attempt's id is its out_trade_no, out_request_no or out_order_no, by which Alipay acts once.</summary>
public sealed partial class AlipayChannel : IPaymentChannel, IDisposable
{
    /// <summary>As long as a code lives at most.</summary>
    private static readonly TimeSpan CodeLife = TimeSpan.FromHours(2);

    private const string CodeLifeText = "120m";

    private readonly AlipayGateway _gateway;
    private readonly TimeProvider _clock;

    internal AlipayChannel(AlipayGateway gateway, TimeProvider clock) => (_gateway, _clock) = (gateway, clock);

    public string Name => "alipay";

    public ChannelCapabilities Capabilities => AlipayFactory.Can;

    /// <summary>Makes a code that the customer scans. The trade exists at Alipay from then on, not before.</summary>
    public async Task<ChannelAnswer> Charge(ChargeOrder order, CancellationToken cancellation)
    {
        if (Untaken(order) is { } declined) return declined;
        var content = new AlipayContent
        {
            OutTradeNo = order.AttemptId,
            TotalAmount = AmountText.Write(order.Amount),
            TransCurrency = AlipayNames.Foreign(order.Amount),
            SettleCurrency = AlipayNames.Foreign(order.Amount),
            Subject = AlipayNames.Title(order.Descriptor),
            QrCodeTimeoutExpress = CodeLifeText,
        };
        var (answer, failure) = await _gateway.Call("alipay.trade.precreate", content, isQuery: false, order.CallbackUrl, cancellation);
        if (answer is null) return failure!;
        if (AlipayReading.Refusal(answer) is { } refusal) return await Standing(order.AttemptId, order.Amount, answer, refusal, cancellation);
        return answer.OutTradeNo == order.AttemptId ? Action(order.AttemptId, answer.QrCode) : new Unknown("the answer is about another trade");
    }

    /// <summary>The answer to a refund tells what was refunded altogether, so the refund itself is asked for.</summary>
    public async Task<ChannelAnswer> Refund(RefundOrder order, CancellationToken cancellation)
    {
        var content = AlipayNames.Trade(order.ChargeReference) with
        {
            OutRequestNo = order.AttemptId, RefundAmount = AmountText.Write(order.Amount), RefundCurrency = AlipayNames.Foreign(order.Amount),
        };
        var (answer, failure) = await _gateway.Call("alipay.trade.refund", content, isQuery: false, order.CallbackUrl, cancellation);
        if (answer is null) return failure!;
        if (AlipayReading.Refusal(answer) is { } refusal) return refusal;
        if (answer.RefundCurrency is { } currency && currency != order.Amount.Currency) return new Unknown("the answer has another currency");
        var asked = await AskRefund(order.AttemptId, order.ChargeReference, order.Amount, cancellation);
        return asked is NotFound ? new Processing(order.AttemptId) : asked;
    }

    /// <summary>Ends a trade that waits, its code with it, and gives back what was paid.</summary>
    public async Task<ChannelAnswer> Void(VoidOrder order, CancellationToken cancellation)
    {
        var content = AlipayNames.Trade(order.ChargeReference);
        var (answer, failure) = await _gateway.Call("alipay.trade.cancel", content, isQuery: false, notify: null, cancellation);
        if (answer is null) return failure!;
        if (AlipayReading.Refusal(answer) is { } refusal) return refusal;
        if (!AlipayNames.IsAbout(content, answer)) return new Unknown("the answer is about another trade");
        return answer.RetryFlag == "Y" ? new Unknown("Alipay wants to be asked again") : new Succeeded(order.AttemptId);
    }

    public Task<ChannelAnswer> Query(QueryOrder order, CancellationToken cancellation) => (order.Kind, order.ChargeReference) switch
    {
        (AttemptKind.Charge, _) => AskTrade(order.AttemptId, order.Amount, order.Reference, cancellation),
        // A capture is a trade too, but nobody has to scan anything for it.
        (AttemptKind.Capture, _) => AskTrade(order.AttemptId, order.Amount, null, cancellation),
        (AttemptKind.Refund, { } charge) => AskRefund(order.AttemptId, charge, order.Amount, cancellation),
        (AttemptKind.Void, { } charge) => AskVoid(order.AttemptId, charge, cancellation),
        (AttemptKind.Authorisation, _) => AskFreeze(order, cancellation),
        (AttemptKind.Release, { } authorisation) => AskRelease(order, authorisation, cancellation),
        _ => Task.FromResult<ChannelAnswer>(new Unknown("Alipay can only be asked about it together with the charge or authorisation")),
    };

    public void Dispose() => _gateway.Dispose();

    /// <summary>A refusal because the number is in use: what the trade itself says, or the refusal where there is none.</summary>
    private async Task<ChannelAnswer> Standing(string attempt, Money.Amount amount, AlipayAnswer refused, ChannelAnswer refusal, CancellationToken cancellation)
    {
        if (!AlipayCodes.TradeThere.Contains(refused.SubCode ?? "")) return refusal;
        return await AskTrade(attempt, amount, null, cancellation) is var asked and not NotFound ? asked : refusal;
    }

    /// <param name="seen">What Alipay called the trade before the code was scanned: without a trade, the customer may still come.</param>
    private async Task<ChannelAnswer> AskTrade(string attempt, Money.Amount amount, string? seen, CancellationToken cancellation)
    {
        var (answer, failure) = await _gateway.Call("alipay.trade.query", new AlipayContent { OutTradeNo = attempt }, isQuery: true, notify: null, cancellation);
        if (answer is null) return failure!;
        return AlipayReading.Shown(AlipayReading.Missing(answer) ?? AlipayReading.Trade(attempt, amount, answer), seen);
    }

    private async Task<ChannelAnswer> AskRefund(string attempt, string charge, Money.Amount amount, CancellationToken cancellation)
    {
        var content = AlipayNames.Trade(charge) with { OutRequestNo = attempt };
        var (answer, failure) = await _gateway.Call("alipay.trade.fastpay.refund.query", content, isQuery: true, notify: null, cancellation);
        if (answer is null) return failure!;
        return AlipayReading.Missing(answer) ?? AlipayReading.Refund(content, amount, answer);
    }

    /// <summary>A cancellation has no number of its own: it is done when nothing is left of its trade.</summary>
    private async Task<ChannelAnswer> AskVoid(string attempt, string charge, CancellationToken cancellation)
    {
        var content = AlipayNames.Trade(charge);
        var (answer, failure) = await _gateway.Call("alipay.trade.query", content, isQuery: true, notify: null, cancellation);
        if (answer is null) return failure!;
        return AlipayReading.Missing(answer) ?? AlipayReading.Void(attempt, content, answer);
    }

    private static Declined? Untaken(ChargeOrder order) =>
        AlipayFactory.Can.Currencies!.Contains(order.Amount.Currency) ? null : new Declined(DeclineReason.NotSupported, true, "currency_not_supported");

    private ChannelAnswer Action(string reference, string? code) =>
        Uri.TryCreate(code, UriKind.Absolute, out var redirect) && (redirect.Scheme == Uri.UriSchemeHttps || redirect.Scheme == Uri.UriSchemeHttp)
            ? new CustomerAction(reference, redirect, _clock.GetUtcNow() + CodeLife)
            : new Unknown("the customer has to act, and the answer does not say where");
}
