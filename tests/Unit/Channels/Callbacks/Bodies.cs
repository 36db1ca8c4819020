using System.Globalization;

namespace Payments.Tests.Unit.Channels.Callbacks;

/// <summary>What each channel sends when a charge of ours has succeeded.</summary>
internal static class Bodies
{
    public const string Stripe = """
        {"id":"evt_1","object":"event","type":"payment_intent.succeeded","data":{"object":{"id":"pi_1","object":"payment_intent","amount":1000,"currency":"eur","status":"succeeded","metadata":{"attempt_id":"att_1"}}}}
        """;

    public const string PayPal = """
        {"id":"WH-1","event_type":"PAYMENT.CAPTURE.COMPLETED","resource":{"id":"2GG279541U471931P","status":"COMPLETED","amount":{"value":"10.00","currency_code":"EUR"},"custom_id":"att_1"}}
        """;

    public static IReadOnlyDictionary<string, string> Alipay { get; } = new Dictionary<string, string>
    {
        ["notify_id"] = "ac05099524730693a8b330c5ecf72da9786",
        ["out_trade_no"] = "att_1",
        ["trade_no"] = "2026010122001",
        ["trade_status"] = "TRADE_SUCCESS",
        ["total_amount"] = "10.00",
        ["subject"] = "茶 & more",
        ["app_id"] = "2019",
    };

    public static string Crypto(TimeProvider clock, int offset = 0) => $$$"""
        {"deliveryId":"del_1","webhookId":"wh_1","originalDeliveryId":"del_1","isRedelivery":false,"type":"InvoiceSettled","timestamp":{{{(clock.GetUtcNow().ToUnixTimeSeconds() + offset).ToString(CultureInfo.InvariantCulture)}}},"invoiceId":"inv_1","metadata":{"orderId":"att_1"}}
        """;
}
