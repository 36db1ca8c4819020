namespace Payments.ChannelSimulator.Providers.Alipay;

internal enum TradeState
{
    /// <summary>There is a code that nobody has scanned; Alipay knows no trade yet.</summary>
    Coded,

    Waiting,
    Paid,
    Closed,

    /// <summary>The code was cancelled before anybody scanned it.</summary>
    Withdrawn,
}

internal sealed class AlipayTrade(string outTradeNo, long minor, string currency, string subject, string? notifyUrl)
{
    public string OutTradeNo => outTradeNo;

    public long Minor => minor;

    public string Currency => currency;

    public string Subject => subject;

    public string? NotifyUrl => notifyUrl;

    public TradeState State { get; set; }

    public string? TradeNo { get; set; }

    public DateTimeOffset? PaidAt { get; set; }

    public Dictionary<string, long> Refunds { get; } = new(StringComparer.Ordinal);

    public long Refunded => Refunds.Values.Sum();

    public bool Exists => State is not (TradeState.Coded or TradeState.Withdrawn);

    public void GiveBack(string requestNo, long amount)
    {
        Refunds.Add(requestNo, amount);
        if (Refunded == minor) State = TradeState.Closed;
    }
}

internal enum FreezeState
{
    Coded,
    Frozen,
    Closed,
}

internal sealed class AlipayFreeze(string outOrderNo, string outRequestNo, long minor, string currency, string title, string? notifyUrl)
{
    public string OutOrderNo => outOrderNo;

    public string OutRequestNo => outRequestNo;

    public long Minor => minor;

    public string Currency => currency;

    public string Title => title;

    public string? NotifyUrl => notifyUrl;

    public FreezeState State { get; private set; }

    public string? AuthNo { get; private set; }

    public DateTimeOffset FrozenAt { get; private set; }

    public long Paid { get; private set; }

    public long Rest { get; private set; }

    public Dictionary<string, long> Unfrozen { get; } = new(StringComparer.Ordinal);

    public void Begin(string authNo, DateTimeOffset now) => (State, AuthNo, FrozenAt, Rest) = (FreezeState.Frozen, authNo, now, minor);

    public void Take(long amount, bool complete)
    {
        Paid += amount;
        Rest = complete ? 0 : Rest - amount;
    }

    public void LetGo(string requestNo, long amount)
    {
        Unfrozen.Add(requestNo, amount);
        Rest -= Math.Min(Rest, amount);
        if (Rest == 0 && Paid == 0) State = FreezeState.Closed;
    }
}
