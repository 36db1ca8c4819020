using static Payments.Channels.ChannelAnswer;

namespace Payments.Channels.Alipay;

/// <summary>Pre-authorisation: money is frozen by a code that the customer scans, and captured as trades of its own.</summary>
/// <remarks>
/// An authorisation's reference is our own out_order_no, which is also the number of its freezing: Alipay's auth_no alone is
/// not enough to ask for it, and does not exist before the customer has scanned.
/// </remarks>
public sealed partial class AlipayChannel
{
    /// <summary>After a code has ended, for clocks that differ and a customer who was just paying.</summary>
    private static readonly TimeSpan CodeMargin = TimeSpan.FromMinutes(10);

    public async Task<ChannelAnswer> Authorise(ChargeOrder order, CancellationToken cancellation)
    {
        if (Untaken(order) is { } declined) return declined;
        var content = new AlipayContent
        {
            OutOrderNo = order.AttemptId,
            OutRequestNo = order.AttemptId,
            OrderTitle = AlipayNames.Title(order.Descriptor),
            Amount = AmountText.Write(order.Amount),
            TransCurrency = AlipayNames.Foreign(order.Amount),
            SettleCurrency = AlipayNames.Foreign(order.Amount),
            ProductCode = "PRE_AUTH",
            PayTimeout = CodeLifeText,
        };
        var (answer, failure) = await _gateway.Call("alipay.fund.auth.order.voucher.create", content, isQuery: false, order.CallbackUrl, cancellation);
        if (answer is null) return failure!;
        if (AlipayReading.Refusal(answer) is { } refusal)
        {
            if (!AlipayCodes.TradeThere.Contains(answer.SubCode ?? "")) return refusal;
            var question = new QueryOrder(order.AttemptId, AttemptKind.Authorisation, order.Amount, order.MerchantAccount);
            return await AskFreeze(question, cancellation) is var asked and not NotFound ? asked : refusal;
        }

        return answer.OutOrderNo == order.AttemptId && answer.OutRequestNo == order.AttemptId
            ? Action(order.AttemptId, answer.CodeValue)
            : new Unknown("the answer is about another authorisation");
    }

    public async Task<ChannelAnswer> Capture(CaptureOrder order, CancellationToken cancellation)
    {
        var (frozen, trouble) = await Frozen(order.AuthorisationReference, isQuery: false, cancellation);
        if (frozen is null) return trouble!;
        var content = new AlipayContent
        {
            OutTradeNo = order.AttemptId,
            AuthNo = frozen.AuthNo,
            AuthConfirmMode = order.IsFinal ? "COMPLETE" : "NOT_COMPLETE",
            ProductCode = "PREAUTH_PAY",
            Subject = AlipayNames.Title(frozen.OrderTitle ?? ""),
            TotalAmount = AmountText.Write(order.Amount),
            TransCurrency = AlipayNames.Foreign(order.Amount),
            SettleCurrency = AlipayNames.Foreign(order.Amount),
            BuyerId = frozen.PayerUserId,
        };
        var (answer, failure) = await _gateway.Call("alipay.trade.pay", content, isQuery: false, order.CallbackUrl, cancellation);
        if (answer is null) return failure!;
        if (answer.Code == "10003") return answer.OutTradeNo == order.AttemptId ? new Processing(order.AttemptId) : new Unknown("the answer is about another trade");
        if (AlipayReading.Refusal(answer) is { } refusal) return await Standing(order.AttemptId, order.Amount, answer, refusal, cancellation);
        return AlipayReading.Paid(order.AttemptId, order.Amount, answer);
    }

    /// <summary>Unfreezes what is still frozen; what was never frozen is cancelled.</summary>
    public async Task<ChannelAnswer> Release(ReleaseOrder order, CancellationToken cancellation)
    {
        var (frozen, trouble) = await Frozen(order.AuthorisationReference, isQuery: false, cancellation);
        if (frozen is null) return trouble is Declined { Reason: DeclineReason.NotAllowedNow or DeclineReason.InvalidRequest } ? await CancelFreeze(order, cancellation) : trouble!;
        if (AmountText.Read(frozen.RestAmount, order.Amount.Currency) is not { } rest) return new Unknown("the answer does not say what is frozen");
        if (rest.Minor == 0) return await Unfrozen(order.AttemptId, order.AuthorisationReference, isQuery: false, cancellation) ?? new Declined(DeclineReason.NotAllowedNow, false, "nothing_frozen");
        var content = new AlipayContent { AuthNo = frozen.AuthNo, OutRequestNo = order.AttemptId, Amount = AmountText.Write(rest), Remark = "Release" };
        var (answer, failure) = await _gateway.Call("alipay.fund.auth.order.unfreeze", content, isQuery: false, notify: null, cancellation);
        if (answer is null) return failure!;
        if (AlipayReading.Refusal(answer) is { } refusal) return refusal;
        return AlipayReading.Unfrozen(order.AttemptId, frozen.AuthNo!, rest, answer);
    }

    /// <summary>The frozen authorisation, or why there is none.</summary>
    private async Task<(AlipayAnswer? Frozen, ChannelAnswer? Trouble)> Frozen(string reference, bool isQuery, CancellationToken cancellation)
    {
        var content = new AlipayContent { OutOrderNo = reference, OutRequestNo = reference, OperationType = "FREEZE" };
        var (answer, failure) = await _gateway.Call("alipay.fund.auth.operation.detail.query", content, isQuery, notify: null, cancellation);
        if (answer is null) return (null, failure is NotSent ? failure : new Unknown("the authorisation could not be asked for"));
        if (AlipayReading.Refusal(answer) is { } refusal) return (null, refusal);
        if (answer.OutOrderNo != reference || answer.OutRequestNo != reference || answer.AuthNo is not { Length: > 0 }) return (null, new Unknown("the answer is about another authorisation"));
        return answer.Status switch
        {
            "SUCCESS" => (answer, null),
            "INIT" or "CLOSED" => (null, new Declined(DeclineReason.NotAllowedNow, false, $"freeze_{answer.Status}")),
            _ => (null, new Unknown("a status that is not known")),
        };
    }

    /// <summary>What became of one unfreezing; null when there is none of that number.</summary>
    private async Task<ChannelAnswer?> Unfrozen(string attempt, string authorisation, bool isQuery, CancellationToken cancellation)
    {
        var content = new AlipayContent { OutOrderNo = authorisation, OutRequestNo = attempt, OperationType = "UNFREEZE" };
        var (answer, failure) = await _gateway.Call("alipay.fund.auth.operation.detail.query", content, isQuery, notify: null, cancellation);
        if (answer is null) return failure;
        if (AlipayReading.Missing(answer) is { } missing) return missing is NotFound ? null : missing;
        if (answer.OutRequestNo != attempt || answer.OutOrderNo != authorisation || answer.OperationType != "UNFREEZE") return new Unknown("the answer is about another operation");
        return answer.Status switch
        {
            "SUCCESS" => new Succeeded(attempt),
            "INIT" => new Processing(attempt),
            _ => new Unknown("a status that is not known"),
        };
    }

    private async Task<ChannelAnswer> CancelFreeze(ReleaseOrder order, CancellationToken cancellation)
    {
        var content = new AlipayContent { OutOrderNo = order.AuthorisationReference, OutRequestNo = order.AuthorisationReference, Remark = "Release" };
        var (answer, failure) = await _gateway.Call("alipay.fund.auth.operation.cancel", content, isQuery: false, notify: null, cancellation);
        if (answer is null) return failure!;
        // Nobody has scanned the code yet. Whether somebody still will, only the code's end tells.
        if (AlipayCodes.NotThere.Contains(answer.SubCode ?? "")) return new Unknown("its code has not been scanned yet and cannot be withdrawn");
        if (AlipayReading.Refusal(answer) is { } refusal) return refusal;
        return answer.OutOrderNo == order.AuthorisationReference ? new Succeeded(order.AttemptId) : new Unknown("the answer is about another authorisation");
    }

    private async Task<ChannelAnswer> AskFreeze(QueryOrder order, CancellationToken cancellation)
    {
        var content = new AlipayContent { OutOrderNo = order.AttemptId, OutRequestNo = order.AttemptId, OperationType = "FREEZE" };
        var (answer, failure) = await _gateway.Call("alipay.fund.auth.operation.detail.query", content, isQuery: true, notify: null, cancellation);
        if (answer is null) return failure!;
        return AlipayReading.Shown(AlipayReading.Missing(answer) ?? AlipayReading.Freeze(order.AttemptId, order.Amount, answer), order.Reference);
    }

    private async Task<ChannelAnswer> AskRelease(QueryOrder order, string authorisation, CancellationToken cancellation)
    {
        var (frozen, trouble) = await Frozen(authorisation, isQuery: true, cancellation);
        // An authorisation that is still there: the release has a number of its own.
        if (frozen is not null) return await Unfrozen(order.AttemptId, authorisation, isQuery: true, cancellation) ?? new NotFound();
        return trouble switch
        {
            Declined { ChannelCode: "freeze_CLOSED" } => new Succeeded(order.AttemptId),
            Declined { ChannelCode: "freeze_INIT" } => new NotFound(),
            Declined { Reason: DeclineReason.InvalidRequest } when order.OrderedAt + CodeLife + CodeMargin < _clock.GetUtcNow() => new Succeeded(order.AttemptId),
            Declined { Reason: DeclineReason.InvalidRequest } => new Unknown("its code may still be scanned"),
            _ => trouble is Unknown unknown ? unknown : new Unknown("the authorisation could not be asked for"),
        };
    }
}
