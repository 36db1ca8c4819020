using System.Text.Json;
using System.Text.Json.Serialization;
using Payments.ChannelSimulator.Banking;
using Payments.ChannelSimulator.Witness;

namespace Payments.ChannelSimulator.Providers.Alipay;

/// <summary>Trades and authorisations, by our numbers and by Alipay's.</summary>
internal sealed class AlipayBook : IProviderBook
{
    public const string Scanned = "scanned";

    private readonly Dictionary<string, AlipayTrade> _trades = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AlipayTrade> _byTradeNo = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AlipayFreeze> _freezes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AlipayFreeze> _byAuthNo = new(StringComparer.Ordinal);

    public string Name => "alipay";

    public AlipayTrade? Trade(string? outTradeNo, string? tradeNo) =>
        tradeNo is not null ? _byTradeNo.GetValueOrDefault(tradeNo) : outTradeNo is not null ? _trades.GetValueOrDefault(outTradeNo) : null;

    public AlipayFreeze? Freeze(string? outOrderNo, string? authNo) =>
        authNo is not null ? _byAuthNo.GetValueOrDefault(authNo) : outOrderNo is not null ? _freezes.GetValueOrDefault(outOrderNo) : null;

    public void Apply(WitnessLine line)
    {
        switch (line.Kind, line.Op)
        {
            case (WitnessKind.Pending, "charge") when line.Status == Scanned:
                Scan(_trades[line.Key!], line);
                break;
            case (WitnessKind.Pending, "charge"):
                _trades.Add(line.Key!, TradeOf(line));
                break;
            case (WitnessKind.Charge, _):
                Scan(_trades[line.Key!], line);
                (_trades[line.Key!].State, _trades[line.Key!].PaidAt) = (TradeState.Paid, line.Time);
                break;
            case (WitnessKind.Void, _):
                _trades[line.Key!].State = _trades[line.Key!].TradeNo is null ? TradeState.Withdrawn : TradeState.Closed;
                break;
            case (WitnessKind.Refund, _):
                _trades[line.Charge!].GiveBack(line.Key!, line.Amount!.Value);
                break;
            case (WitnessKind.Pending, "authorisation"):
                _freezes.Add(line.Key!, FreezeOf(line));
                break;
            case (WitnessKind.Authorisation, _):
                _freezes[line.Key!].Begin(line.Reference!, line.Time);
                _byAuthNo.Add(line.Reference!, _freezes[line.Key!]);
                break;
            case (WitnessKind.Capture, _):
                Capture(line);
                break;
            case (WitnessKind.Release, _):
                _freezes[line.Charge!].LetGo(line.Key!, line.Amount!.Value);
                break;
        }
    }

    private void Scan(AlipayTrade trade, WitnessLine line)
    {
        if (trade.TradeNo is not null) return;
        (trade.TradeNo, trade.State) = (line.Reference!, TradeState.Waiting);
        _byTradeNo.Add(line.Reference!, trade);
    }

    private void Capture(WitnessLine line)
    {
        var trade = TradeOf(line);
        _trades.Add(line.Key!, trade);
        Scan(trade, line);
        (trade.State, trade.PaidAt) = (TradeState.Paid, line.Time);
        _freezes[line.Charge!].Take(trade.Minor, line.Final ?? false);
    }

    private static AlipayTrade TradeOf(WitnessLine line)
    {
        var detail = JsonSerializer.Deserialize(line.Detail!, AlipayDetailJson.Default.AlipayDetail)!;
        return new AlipayTrade(line.Key!, line.Amount!.Value, line.Currency!, detail.Title, detail.NotifyUrl);
    }

    private static AlipayFreeze FreezeOf(WitnessLine line)
    {
        var detail = JsonSerializer.Deserialize(line.Detail!, AlipayDetailJson.Default.AlipayDetail)!;
        return new AlipayFreeze(line.Key!, detail.RequestNo!, line.Amount!.Value, line.Currency!, detail.Title, detail.NotifyUrl);
    }
}

/// <summary>What a line needs besides.</summary>
internal sealed record AlipayDetail(string Title, string? NotifyUrl, string? RequestNo = null)
{
    public string Text() => JsonSerializer.Serialize(this, AlipayDetailJson.Default.AlipayDetail);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AlipayDetail))]
internal sealed partial class AlipayDetailJson : JsonSerializerContext;
