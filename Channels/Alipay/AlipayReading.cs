using Payments.Money;
using static Payments.Channels.ChannelAnswer;

namespace Payments.Channels.Alipay;

/// <summary>What signed answers mean. What is not exactly what was asked for is unknown.</summary>
internal static class AlipayReading
{
    private const int MaxReference = 64;

    /// <summary>What a refused order means; null when it was not refused.</summary>
    public static ChannelAnswer? Refusal(AlipayAnswer answer) => answer.Code switch
    {
        "10000" => null,
        "40004" or "40001" or "40002" or "40003" or "40005" or "40006" or "20001" when !AlipayCodes.Undecided.Contains(answer.SubCode ?? "") =>
            AlipayCodes.Find(answer.SubCode) is { } declined ? declined : new Unknown("an error code that is not known"),
        "20000" or "40004" => new Unknown("Alipay does not know itself"),
        _ => new Unknown("a code that is not known"),
    };

    /// <summary>What a refused question means; null when it was answered.</summary>
    public static ChannelAnswer? Missing(AlipayAnswer answer) => (answer.Code, answer.SubCode) switch
    {
        ("10000", _) => null,
        ("40004", { } code) when AlipayCodes.NotThere.Contains(code) => new NotFound(),
        // Only codes of the table are repeated: whatever else stands there, nobody has checked.
        (_, { } code) when AlipayCodes.Find(code) is { } known => new Unknown($"the question was refused: {known.ChannelCode}"),
        _ => new Unknown("the question was refused"),
    };

    /// <summary>An answer about a code that somebody was shown: while nobody has paid by it, it goes on, scanned or not.</summary>
    /// <param name="seen">What Alipay called it before it was scanned; null where no code was shown.</param>
    public static ChannelAnswer Shown(ChannelAnswer answer, string? seen) => (answer, seen) switch
    {
        (NotFound, { } code) => new Processing(code, IsCustomersTurn: true),
        (Processing waits, not null) => waits with { IsCustomersTurn = true },
        _ => answer,
    };

    public static ChannelAnswer Trade(string attempt, Amount amount, AlipayAnswer answer) => answer.TradeStatus switch
    {
        "TRADE_SUCCESS" or "TRADE_FINISHED" => Paid(attempt, amount, answer),
        "WAIT_BUYER_PAY" => Difference(attempt, amount, answer) is { } difference ? new Unknown(difference) : new Processing(attempt),
        "TRADE_CLOSED" => Difference(attempt, amount, answer) is { } difference ? new Unknown(difference) : Closed(answer),
        _ => new Unknown("a status that is not known"),
    };

    public static ChannelAnswer Paid(string attempt, Amount amount, AlipayAnswer answer) =>
        Difference(attempt, amount, answer) is { } difference ? new Unknown(difference)
            : IsReference(answer.TradeNo) ? new Succeeded(answer.TradeNo!)
            : new Unknown("the answer has no trade number");

    public static ChannelAnswer Refund(AlipayContent asked, Amount amount, AlipayAnswer answer)
    {
        // So it answers for a refund that it has not received, or that has failed: repeating it is safe.
        if (answer.RefundStatus is null && answer.RefundAmount is null) return new NotFound();
        if (answer.OutRequestNo != asked.OutRequestNo || !AlipayNames.IsAbout(asked, answer)) return new Unknown("the answer is about another refund");
        // One trade has one currency, so it need not be named again.
        if (AmountText.Read(answer.RefundAmount, answer.RefundCurrency ?? amount.Currency) != amount) return new Unknown("the answer has another amount");
        return answer.RefundStatus is null or "REFUND_SUCCESS" ? new Succeeded(asked.OutRequestNo!) : new Unknown("a status that is not known");
    }

    public static ChannelAnswer Void(string attempt, AlipayContent asked, AlipayAnswer answer) => (AlipayNames.IsAbout(asked, answer), answer.TradeStatus) switch
    {
        (true, "TRADE_CLOSED") => new Succeeded(attempt),
        (true, "WAIT_BUYER_PAY" or "TRADE_SUCCESS") => new NotFound(),
        (true, "TRADE_FINISHED") => new Declined(DeclineReason.NotAllowedNow, false, "TRADE_FINISHED"),
        (true, _) => new Unknown("a status that is not known"),
        (false, _) => new Unknown("the answer is about another trade"),
    };

    public static ChannelAnswer Freeze(string attempt, Amount amount, AlipayAnswer answer)
    {
        if (answer.OutOrderNo != attempt || answer.OutRequestNo != attempt) return new Unknown("the answer is about another authorisation");
        if (answer.OperationType is not (null or "FREEZE")) return new Unknown("the answer is about another kind of operation");
        if (AmountText.Read(answer.Amount, answer.TransCurrency ?? "CNY") != amount) return new Unknown("the answer has another amount");
        return (answer.Status, answer.OrderStatus) switch
        {
            // What was frozen was let go as a whole.
            ("SUCCESS", "CLOSED") => new Declined(DeclineReason.NotAllowedNow, false, "freeze_CLOSED"),
            ("SUCCESS", _) when IsReference(answer.AuthNo) => new Succeeded(attempt),
            ("INIT", _) => new Processing(attempt),
            ("CLOSED", _) => new Declined(DeclineReason.AuthenticationFailed, false, "freeze_CLOSED"),
            _ => new Unknown("a status that is not known"),
        };
    }

    public static ChannelAnswer Unfrozen(string attempt, string authorisation, Amount rest, AlipayAnswer answer)
    {
        if (answer.OutRequestNo != attempt || answer.AuthNo != authorisation) return new Unknown("the answer is about another authorisation");
        if (AmountText.Read(answer.Amount, rest.Currency) != rest) return new Unknown("the answer has another amount");
        return answer.Status switch
        {
            "SUCCESS" => new Succeeded(attempt),
            "INIT" => new Processing(attempt),
            _ => new Unknown("a status that is not known"),
        };
    }

    private static Declined Closed(AlipayAnswer answer) => answer.SendPayDate is null
        ? new Declined(DeclineReason.AuthenticationFailed, false, "TRADE_CLOSED")
        // It was paid, and all of it was given back: nothing is left of it.
        : new Declined(DeclineReason.NotAllowedNow, false, "TRADE_CLOSED");

    private static string? Difference(string attempt, Amount amount, AlipayAnswer answer)
    {
        if (answer.OutTradeNo != attempt) return "the answer is about another trade";
        return AmountText.Read(answer.TotalAmount, answer.TransCurrency ?? "CNY") == amount ? null : "the answer has another amount";
    }

    private static bool IsReference(string? text) => text is { Length: > 0 and <= MaxReference } && text.All(char.IsAsciiDigit);
}
