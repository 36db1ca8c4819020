using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Payments.ChannelSimulator.Banking;
using Payments.ChannelSimulator.Witness;

namespace Payments.ChannelSimulator.Providers.Alipay;

/// <summary>/alipay/gateway.do: one address for all methods, chosen by a parameter.</summary>
internal sealed class AlipayProvider(Bank bank, AlipayTrades trades, AlipayFunds funds, AlipayIdentity identity, AlipayLines lines, AlipayCustomer customer, ProviderFaults faults, TimeProvider clock) : IProvider
{
    public string BasePath => "/alipay";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/alipay/gateway.do", Gateway);
        routes.MapGet("/alipay/public_key", http => http.Response.WriteAsync(identity.PublicKey));
        routes.MapGet("/alipay/qr/{kind}/{number}", customer.Scan);
    }

    private async Task Gateway(HttpContext http)
    {
        lines.Host = $"{http.Request.Scheme}://{http.Request.Host}";
        var (request, method, refusal, isOurs) = AlipayRequest.Read(await Fields(http.Request), identity.AppId, identity.AppKey, clock.GetUtcNow());
        if (request is null || !IsKnown(method))
        {
            var subCode = refusal ?? "isv.invalid-method";
            await Answer(http, method, AlipayAnswer.Failed(subCode, subCode.StartsWith("isv.missing", StringComparison.Ordinal) ? "40001" : "40002"), isOurs);
            return;
        }

        if (MovesMoney(method) && !faults.GoesOn(http, Attempt(request))) return;
        var answer = await bank.Decide(write => Act(request, write));
        await Answer(http, method, answer, signed: true);
    }

    private JsonObject Act(AlipayRequest request, Action<WitnessLine> write) => request.Method switch
    {
        "alipay.trade.precreate" => trades.Precreate(request, write),
        "alipay.trade.query" => trades.Query(request, write),
        "alipay.trade.cancel" => trades.Cancel(request, write),
        "alipay.trade.refund" => trades.Refund(request, write),
        "alipay.trade.fastpay.refund.query" => trades.RefundQuery(request, write),
        "alipay.trade.pay" => funds.Pay(request, write),
        "alipay.fund.auth.order.voucher.create" => funds.CreateVoucher(request, write),
        "alipay.fund.auth.operation.detail.query" => funds.QueryOperation(request, write),
        "alipay.fund.auth.operation.cancel" => funds.Cancel(request, write),
        _ => funds.Unfreeze(request, write),
    };

    private static bool IsKnown(string method) => method is "alipay.trade.query" or "alipay.trade.fastpay.refund.query" or "alipay.fund.auth.operation.detail.query" || MovesMoney(method);

    private static bool MovesMoney(string method) => method is
        "alipay.trade.precreate" or "alipay.trade.cancel" or "alipay.trade.refund" or "alipay.trade.pay" or
        "alipay.fund.auth.order.voucher.create" or "alipay.fund.auth.operation.cancel" or "alipay.fund.auth.order.unfreeze";

    /// <summary>What the merchant calls what it orders.</summary>
    private static string Attempt(AlipayRequest request) => request.Text("out_request_no") ?? request.Text("out_trade_no") ?? request.Text("trade_no") ?? "";

    private Task Answer(HttpContext http, string method, JsonObject node, bool signed)
    {
        SpoilSigned(http, node);
        var text = AlipayAnswer.Text(node);
        var name = method.Length == 0 ? "error_response" : method.Replace('.', '_') + "_response";
        // For an application that it does not know it has no key to sign with.
        var sign = signed ? $",\"sign\":{JsonSerializer.Serialize(identity.Sign(text), AlipaySignJson.Default.String)}" : "";
        http.Response.ContentType = "text/html;charset=utf-8";
        return http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes($"{{{JsonSerializer.Serialize(name, AlipaySignJson.Default.String)}:{text}{sign}}}")).AsTask();
    }

    /// <summary>A wrong amount that is rightly signed tests more than one whose signature gives it away.</summary>
    private static void SpoilSigned(HttpContext http, JsonObject node)
    {
        var amount = node.ContainsKey("total_amount") ? "total_amount" : "amount";
        switch (http.Items[typeof(ProviderFault)])
        {
            case ProviderFault.OtherCurrency:
                (node["trans_currency"], node["refund_currency"]) = ("SEK", "SEK");
                break;
            case ProviderFault.OtherAmount when node.ContainsKey(amount):
                node[amount] = "9" + node[amount]!.GetValue<string>();
                break;
            default:
                return;
        }

        http.Items.Remove(typeof(ProviderFault));
    }

    private static async Task<Dictionary<string, string>> Fields(HttpRequest request)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in request.Query) fields[name] = value.ToString();
        if (!request.HasFormContentType) return fields;
        foreach (var (name, value) in await request.ReadFormAsync()) fields.TryAdd(name, value.ToString());
        return fields;
    }
}

[System.Text.Json.Serialization.JsonSerializable(typeof(string))]
internal sealed partial class AlipaySignJson : System.Text.Json.Serialization.JsonSerializerContext;
