using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Payments.Channels.Http;
using Payments.Money;

namespace Payments.Channels.Simulator;

/// <summary>The client of tools/ChannelSimulator.</summary>
public sealed class SimulatorChannel : IPaymentChannel, IDisposable
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly ChannelHttp _http;

    public SimulatorChannel(ChannelHttpOptions options, string apiKey)
    {
        _http = new ChannelHttp(options);
        _http.AlwaysSend("X-API-Key", apiKey);
    }

    public string Name => "simulator";

    public ChannelCapabilities Capabilities => AllCapabilities;

    internal static ChannelCapabilities AllCapabilities { get; } = new(PreAuthorisation: true, PartialCapture: true, MultipleCapture: true, PartialRefund: true);

    public Task<ChannelAnswer> Charge(ChargeOrder order, CancellationToken cancellation) => Begin(AttemptKind.Charge, "charges", order, cancellation);

    public Task<ChannelAnswer> Authorise(ChargeOrder order, CancellationToken cancellation) => Begin(AttemptKind.Authorisation, "authorisations", order, cancellation);

    public Task<ChannelAnswer> Capture(CaptureOrder order, CancellationToken cancellation) =>
        Order(
            new Question(order.AttemptId, AttemptKind.Capture, order.Amount, order.AuthorisationReference, false),
            $"authorisations/{Uri.EscapeDataString(order.AuthorisationReference)}/capture",
            exponent => new CaptureRequest(
                order.Amount.Minor, order.Amount.Currency, exponent, order.MerchantAccount, order.IsFinal, order.CallbackUrl?.AbsoluteUri),
            SimulatorJson.Default.CaptureRequest,
            cancellation);

    public Task<ChannelAnswer> Release(ReleaseOrder order, CancellationToken cancellation) =>
        Order(
            new Question(order.AttemptId, AttemptKind.Release, order.Amount, order.AuthorisationReference, false),
            $"authorisations/{Uri.EscapeDataString(order.AuthorisationReference)}/release",
            exponent => new VoidRequest(order.Amount.Minor, order.Amount.Currency, exponent, order.MerchantAccount),
            SimulatorJson.Default.VoidRequest,
            cancellation);

    public Task<ChannelAnswer> Refund(RefundOrder order, CancellationToken cancellation) =>
        Order(
            new Question(order.AttemptId, AttemptKind.Refund, order.Amount, order.ChargeReference, false),
            "refunds",
            exponent => new RefundRequest(
                order.ChargeReference, order.Amount.Minor, order.Amount.Currency, exponent, order.MerchantAccount,
                order.CallbackUrl?.AbsoluteUri),
            SimulatorJson.Default.RefundRequest,
            cancellation);

    public Task<ChannelAnswer> Void(VoidOrder order, CancellationToken cancellation) =>
        Order(
            new Question(order.AttemptId, AttemptKind.Void, order.Amount, order.ChargeReference, false),
            $"charges/{Uri.EscapeDataString(order.ChargeReference)}/void",
            exponent => new VoidRequest(order.Amount.Minor, order.Amount.Currency, exponent, order.MerchantAccount),
            SimulatorJson.Default.VoidRequest,
            cancellation);

    public async Task<ChannelAnswer> Query(QueryOrder order, CancellationToken cancellation)
    {
        var question = new Question(order.AttemptId, order.Kind, order.Amount, order.ChargeReference, true);
        using var request = new HttpRequestMessage(HttpMethod.Get, _http.Address($"attempts/{Uri.EscapeDataString(order.AttemptId)}"));
        return await Ask(question, request, cancellation);
    }

    public void Dispose() => _http.Dispose();

    private Task<ChannelAnswer> Begin(AttemptKind kind, string path, ChargeOrder order, CancellationToken cancellation) =>
        Order(
            new Question(order.AttemptId, kind, order.Amount, null, false),
            path,
            exponent => new ChargeRequest(
                order.Amount.Minor, order.Amount.Currency, exponent, order.PaymentMethodToken, order.MerchantAccount,
                order.Descriptor, order.ReturnUrl?.AbsoluteUri, order.CallbackUrl?.AbsoluteUri),
            SimulatorJson.Default.ChargeRequest,
            cancellation);

    private async Task<ChannelAnswer> Order<TBody>(
        Question question, string path, Func<int, TBody> body, JsonTypeInfo<TBody> type, CancellationToken cancellation)
    {
        // The channel is told the exponent, so that the two sides cannot differ about what a minor unit is.
        if (!Currency.TryGet(question.Amount.Currency, out var currency)) return SimulatorDeclines.Find("currency_invalid")!;

        using var request = new HttpRequestMessage(HttpMethod.Post, _http.Address(path));
        request.Headers.TryAddWithoutValidation("Idempotency-Key", question.AttemptId);
        request.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body(currency.Exponent), type));
        request.Content.Headers.ContentType = Json;
        return await Ask(question, request, cancellation);
    }

    private async Task<ChannelAnswer> Ask(Question question, HttpRequestMessage request, CancellationToken cancellation)
    {
        var exchange = await _http.Send(request, cancellation);
        return exchange.Failed(question.IsQuery, out var failure) ? failure : SimulatorAnswers.Read(question, exchange.Status, exchange.Body.Span);
    }
}
