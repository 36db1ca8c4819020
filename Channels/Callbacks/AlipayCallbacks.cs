using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Payments.Channels;

/// <summary>Alipay's notifications: a form with RSA2, which is RSA-SHA256 over its other fields in order of their names.</summary>
/// <param name="key">Alipay's public key, not ours.</param>
public sealed class AlipayCallbacks(string account, RSAParameters key, TimeProvider clock) : ICallbackReader
{
    private const int MaxText = 200;

    /// <summary>Its clocks show Beijing's time, the whole year.</summary>
    private static readonly TimeSpan Zone = TimeSpan.FromHours(8);

    public string Channel => "alipay";

    public string? Account => account;

    /// <summary>It goes on sending for a day until it reads exactly this.</summary>
    public string? Acknowledgement => "success";

    public CallbackReading Read(ReadOnlySpan<byte> body, IReadOnlyDictionary<string, string> headers)
    {
        if (FormText.Read(body) is not { } fields) return new CallbackReading.NotGenuine("no form");
        if (Doubt(fields) is { } doubt) return new CallbackReading.NotGenuine(doubt);
        return Understand(fields);
    }

    private static CallbackReading Understand(SortedDictionary<string, string> fields)
    {
        if (Name(fields, "notify_id") is { } notice && Name(fields, "auth_no") is not null && Name(fields, "out_order_no") is { } order) return Frozen(notice, order, fields);
        if (Name(fields, "notify_id") is not { } id || Name(fields, "trade_no") is not { } trade || Name(fields, "out_trade_no") is not { } attempt)
            return new CallbackReading.Malformed("no trade");
        if (AmountText.Read(fields.GetValueOrDefault("total_amount"), fields.GetValueOrDefault("trans_currency", "CNY")) is not { } amount)
            return new CallbackReading.Malformed("no amount");
        // The status of a trade says nothing of one refund among several: that is asked for.
        if (fields.ContainsKey("refund_fee") && Name(fields, "out_biz_no") is { } refund)
            return new CallbackReading.Genuine(new ChannelCallback(id, refund, AttemptKind.Refund, trade, null, new ChannelAnswer.Unknown("a refund of the trade")));
        ChannelAnswer answer = fields.GetValueOrDefault("trade_status") switch
        {
            "TRADE_SUCCESS" or "TRADE_FINISHED" => new ChannelAnswer.Succeeded(trade),
            "TRADE_CLOSED" => new ChannelAnswer.Declined(DeclineReason.NotAllowedNow, false, "trade_closed"),
            _ => new ChannelAnswer.Unknown("a status that is not the last"),
        };
        return new CallbackReading.Genuine(new ChannelCallback(id, attempt, AttemptKind.Charge, trade, amount, answer));
    }

    /// <summary>What happened to a pre-authorisation, which is called by our number. Of what is not its freezing, it is asked.</summary>
    private static CallbackReading.Genuine Frozen(string id, string order, SortedDictionary<string, string> fields)
    {
        var amount = AmountText.Read(fields.GetValueOrDefault("amount"), fields.GetValueOrDefault("trans_currency", "CNY"));
        ChannelAnswer answer = (fields.GetValueOrDefault("operation_type"), fields.GetValueOrDefault("status"), amount) switch
        {
            ("FREEZE", "SUCCESS", not null) => new ChannelAnswer.Succeeded(order),
            _ => new ChannelAnswer.Unknown("an operation of the authorisation"),
        };
        return new CallbackReading.Genuine(new ChannelCallback(id, order, AttemptKind.Authorisation, order, amount, answer));
    }

    private string? Doubt(SortedDictionary<string, string> fields)
    {
        if (fields.GetValueOrDefault("sign") is not { } signature || fields.GetValueOrDefault("sign_type") != "RSA2") return "no signature";
        var signed = string.Join('&', fields.Where(field => field.Key is not ("sign" or "sign_type")).Select(field => $"{field.Key}={field.Value}"));
        if (!Signatures.IsRsaSha256(signature, Encoding.UTF8.GetBytes(signed), key)) return "a wrong signature";
        return DateTime.TryParseExact(fields.GetValueOrDefault("notify_time"), "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            && Signatures.IsRecent(new DateTimeOffset(time, Zone).ToUnixTimeSeconds(), clock)
                ? null
                : "not signed recently";
    }

    private static string? Name(SortedDictionary<string, string> fields, string name) =>
        fields.GetValueOrDefault(name) is { Length: > 0 and <= MaxText } text && !text.Any(char.IsControl) ? text : null;
}
