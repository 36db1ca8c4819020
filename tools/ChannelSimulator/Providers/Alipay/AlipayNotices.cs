using System.Security.Cryptography;

namespace Payments.ChannelSimulator.Providers.Alipay;

/// <summary>Signed forms to the request's notify_url, until it answers exactly "success".</summary>
internal sealed class AlipayNotices(AlipayIdentity identity, Notifier notifier, TimeProvider clock)
{
    public void Tell(AlipayTrade trade)
    {
        if (trade.NotifyUrl is not { } url) return;
        Send(url, new()
        {
            ["notify_type"] = "trade_status_sync", ["trade_no"] = trade.TradeNo!, ["out_trade_no"] = trade.OutTradeNo, ["trade_status"] = AlipayTrades.Status(trade),
            ["total_amount"] = AlipayTrades.Text(trade.Minor, trade.Currency), ["trans_currency"] = AlipayCurrencies.Named(trade.Currency) ?? "", ["subject"] = trade.Subject,
        });
    }

    public void Tell(AlipayFreeze freeze)
    {
        if (freeze.NotifyUrl is not { } url) return;
        Send(url, new()
        {
            ["notify_type"] = "fund_auth_freeze", ["auth_no"] = freeze.AuthNo!, ["out_order_no"] = freeze.OutOrderNo, ["out_request_no"] = freeze.OutRequestNo, ["operation_id"] = freeze.OutRequestNo,
            ["operation_type"] = "FREEZE", ["amount"] = AlipayTrades.Text(freeze.Minor, freeze.Currency), ["trans_currency"] = AlipayCurrencies.Named(freeze.Currency) ?? "", ["status"] = "SUCCESS",
        });
    }

    private void Send(string url, SortedDictionary<string, string> fields)
    {
        fields = new SortedDictionary<string, string>(fields, StringComparer.Ordinal)
        {
            ["app_id"] = identity.AppId, ["charset"] = "utf-8", ["version"] = "1.0", ["notify_id"] = RandomNumberGenerator.GetHexString(34, lowercase: true),
        };
        foreach (var empty in fields.Where(field => field.Value.Length == 0).Select(field => field.Key).ToList()) fields.Remove(empty);
        _ = notifier.Send(_ => Request(url, fields), (status, body) => status == 200 && body == "success");
    }

    /// <summary>Signed anew at every try, because the time is part of it.</summary>
    private HttpRequestMessage Request(string url, SortedDictionary<string, string> fields)
    {
        var all = new SortedDictionary<string, string>(fields, StringComparer.Ordinal) { ["notify_time"] = AlipayTime.Of(clock.GetUtcNow()) };
        var sign = identity.Sign(string.Join('&', all.Select(field => $"{field.Key}={field.Value}")));
        return new HttpRequestMessage(HttpMethod.Post, url) { Content = new FormUrlEncodedContent(all.Append(new("sign", sign)).Append(new("sign_type", "RSA2"))) };
    }
}
