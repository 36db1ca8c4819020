using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Payments.ChannelSimulator.Providers.Alipay;

/// <summary>Answers in the words of Alipay's documentation.</summary>
internal static class AlipayAnswer
{
    private static readonly JsonSerializerOptions Raw = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Dictionary<string, string> Messages = new(StringComparer.Ordinal)
    {
        ["ACQ.TRADE_NOT_EXIST"] = "交易不存在",
        ["ACQ.TRADE_HAS_SUCCESS"] = "交易已被支付",
        ["ACQ.TRADE_HAS_CLOSE"] = "交易已经关闭",
        ["ACQ.REFUND_AMT_NOT_EQUAL_TOTAL"] = "退款金额超限",
    };

    public static JsonObject Success(params (string Name, string? Value)[] fields)
    {
        var node = new JsonObject { ["code"] = "10000", ["msg"] = "Success" };
        foreach (var (name, value) in fields)
            if (value is not null) node[name] = value;
        return node;
    }

    public static JsonObject Failed(string subCode, string code = "40004") => new()
    {
        ["code"] = code,
        ["msg"] = code switch { "40004" => "Business Failed", "40001" => "Missing Required Arguments", _ => "Invalid Arguments" },
        ["sub_code"] = subCode,
        ["sub_msg"] = Messages.GetValueOrDefault(subCode, subCode),
    };

    /// <summary>As the gateway writes it: Chinese as it is, and every slash escaped. The signature is over exactly this text.</summary>
    public static string Text(JsonObject node) => node.ToJsonString(Raw).Replace("/", "\\/", StringComparison.Ordinal);
}
