using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Payments.Channels.Http;
using static Payments.Channels.ChannelAnswer;

namespace Payments.Channels.Crypto;

/// <summary>The calls of the Greenfield API that we make, for one store.</summary>
internal sealed class BtcPayApi : IDisposable
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly ChannelHttp _http;
    private readonly string _store;

    public BtcPayApi(ChannelHttpOptions options, string store, string apiKey)
    {
        (_http, _store) = (new ChannelHttp(options), $"api/v1/stores/{Uri.EscapeDataString(store)}");
        _http.AlwaysSend("Authorization", $"token {apiKey}");
    }

    public Task<BtcPayReply<List<BtcPayInvoice>>> Invoices(string order, bool isQuery, CancellationToken cancellation) =>
        Get($"{_store}/invoices?orderId={Uri.EscapeDataString(order)}", BtcPayJson.Default.ListBtcPayInvoice, isQuery, cancellation);

    public Task<BtcPayReply<BtcPayInvoice>> Invoice(string id, bool isQuery, CancellationToken cancellation) =>
        Get($"{_store}/invoices/{Uri.EscapeDataString(id)}", BtcPayJson.Default.BtcPayInvoice, isQuery, cancellation);

    public Task<BtcPayReply<BtcPayInvoice>> Create(BtcPayInvoiceRequest request, CancellationToken cancellation) =>
        Post($"{_store}/invoices", request, BtcPayJson.Default.BtcPayInvoiceRequest, BtcPayJson.Default.BtcPayInvoice, cancellation);

    public Task<BtcPayReply<BtcPayInvoice>> Mark(string id, string status, CancellationToken cancellation) =>
        Post($"{_store}/invoices/{Uri.EscapeDataString(id)}/status", new BtcPayMark(status), BtcPayJson.Default.BtcPayMark, BtcPayJson.Default.BtcPayInvoice, cancellation);

    public Task<BtcPayReply<BtcPayPullPayment>> Refund(string invoice, BtcPayRefundRequest request, CancellationToken cancellation) =>
        Post($"{_store}/invoices/{Uri.EscapeDataString(invoice)}/refund", request, BtcPayJson.Default.BtcPayRefundRequest, BtcPayJson.Default.BtcPayPullPayment, cancellation);

    /// <summary>Archived ones as well: what was cancelled must not look as if it had never been.</summary>
    public Task<BtcPayReply<List<BtcPayPullPayment>>> PullPayments(bool isQuery, CancellationToken cancellation) =>
        Get($"{_store}/pull-payments?includeArchived=true", BtcPayJson.Default.ListBtcPayPullPayment, isQuery, cancellation);

    public Task<BtcPayReply<List<BtcPayPayout>>> Payouts(string pullPayment, CancellationToken cancellation) =>
        Get($"api/v1/pull-payments/{Uri.EscapeDataString(pullPayment)}/payouts?includeCancelled=false", BtcPayJson.Default.ListBtcPayPayout, isQuery: true, cancellation);

    public void Dispose() => _http.Dispose();

    private async Task<BtcPayReply<T>> Get<T>(string path, JsonTypeInfo<T> type, bool isQuery, CancellationToken cancellation)
        where T : class
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, _http.Address(path));
        return await Send(request, type, isQuery, cancellation);
    }

    private async Task<BtcPayReply<T>> Post<TBody, T>(string path, TBody body, JsonTypeInfo<TBody> bodyType, JsonTypeInfo<T> type, CancellationToken cancellation)
        where T : class
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _http.Address(path));
        request.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, bodyType));
        request.Content.Headers.ContentType = Json;
        return await Send(request, type, isQuery: false, cancellation);
    }

    private async Task<BtcPayReply<T>> Send<T>(HttpRequestMessage request, JsonTypeInfo<T> type, bool isQuery, CancellationToken cancellation)
        where T : class
    {
        var exchange = await _http.Send(request, cancellation);
        if (exchange.Failed(isQuery, out var failure)) return new(null, failure);
        if (exchange.Status == HttpStatusCode.OK)
            return Parse(exchange.Body.Span, type) is { } value ? new(value, null) : new(null, new Unknown("the answer is not the JSON that was expected"));
        var refusal = Refusal(exchange.Status, exchange.Body.Span);
        return new(null, isQuery && refusal is Declined declined ? new Unknown($"the question was refused: {declined.ChannelCode}") : refusal);
    }

    private static ChannelAnswer Refusal(HttpStatusCode status, ReadOnlySpan<byte> body)
    {
        // Only these are BTCPay's own decisions; anything else may come from whatever stands between.
        if (status is not (HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.UnprocessableEntity))
            return new Unknown($"HTTP status {(int)status}");
        var code = status == HttpStatusCode.UnprocessableEntity ? BtcPayErrors.Validation : Parse(body, BtcPayJson.Default.BtcPayError)?.Code;
        return BtcPayErrors.Find(code) is { } declined ? declined : new Unknown($"an error code that is not known, with HTTP status {(int)status}");
    }

    private static T? Parse<T>(ReadOnlySpan<byte> body, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(body, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>What was read, or what the call means without it.</summary>
internal readonly record struct BtcPayReply<T>(T? Value, ChannelAnswer? Failure)
    where T : class;
