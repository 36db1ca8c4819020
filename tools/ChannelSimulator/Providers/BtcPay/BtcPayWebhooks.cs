using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Payments.ChannelSimulator.Providers.BtcPay;

/// <summary>The store's one webhook, signed with BTCPay-Sig; a delivery that is tried again has an id of its own.</summary>
internal sealed class BtcPayWebhooks(SimulatorOptions options, Notifier notifier, TimeProvider clock)
{
    public void Tell(string type, BtcPayInvoice invoice)
    {
        if (options.BtcPayWebhookUrl is not { } url) return;
        var (first, time) = (NewId(), clock.GetUtcNow().ToUnixTimeSeconds());
        _ = notifier.Send(tries => Request(url, Body(tries == 1 ? first : NewId(), first, tries > 1, type, time, invoice)), (status, _) => status is >= 200 and < 300);
    }

    private string Body(string delivery, string first, bool again, string type, long time, BtcPayInvoice invoice) => new JsonObject
    {
        ["deliveryId"] = delivery,
        ["webhookId"] = "2rBcMkVzQbgq2wYLVQh4xT",
        ["originalDeliveryId"] = first,
        ["isRedelivery"] = again,
        ["type"] = type,
        ["timestamp"] = time,
        ["storeId"] = options.BtcPayStore,
        ["invoiceId"] = invoice.Id,
        ["metadata"] = new JsonObject { ["orderId"] = invoice.OrderId },
        ["partiallyPaid"] = invoice.AdditionalStatus == "PaidPartial",
        ["overPaid"] = invoice.AdditionalStatus == "PaidOver",
        ["afterExpiration"] = invoice.AdditionalStatus == "PaidLate",
        ["manuallyMarked"] = invoice.AdditionalStatus == "Marked",
    }.ToJsonString();

    private HttpRequestMessage Request(string url, string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("BTCPay-Sig", "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.BtcPayWebhookSecret), Encoding.UTF8.GetBytes(body))));
        return request;
    }

    private static string NewId() => RandomNumberGenerator.GetString("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz", 22);
}
