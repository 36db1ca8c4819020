using System.Net;
using Payments.Money;
using static Payments.Channels.ChannelAnswer;

namespace Payments.Channels.PayPal;

/// <summary>Payments that the customer approves at PayPal. Only our own capture or authorisation of the approved order moves money.</summary>
internal sealed class PayPalChannel(PayPalCalls calls, ChannelCapabilities capabilities, TimeProvider clock) : IPaymentChannel, IDisposable
{
    private readonly PayPalQueries _queries = new(calls);
    private readonly PayPalCaptures _captures = new(calls, clock);

    public string Name => "paypal";

    public ChannelCapabilities Capabilities => capabilities;

    public Task<ChannelAnswer> Charge(ChargeOrder order, CancellationToken cancellation) => Begin(AttemptKind.Charge, order, cancellation);

    public Task<ChannelAnswer> Authorise(ChargeOrder order, CancellationToken cancellation) => Begin(AttemptKind.Authorisation, order, cancellation);

    public Task<ChannelAnswer> Capture(CaptureOrder order, CancellationToken cancellation) =>
        Ask(order.AttemptId, AttemptKind.Capture, order.Amount) is { } question ? _captures.Capture(question, order, cancellation) : NotExpressible;

    public async Task<ChannelAnswer> Release(ReleaseOrder order, CancellationToken cancellation)
    {
        if (Ask(order.AttemptId, AttemptKind.Release, order.Amount) is not { } question) return await NotExpressible;
        var exchange = await calls.Post($"{Authorisation(order.AuthorisationReference)}/void", order.AttemptId, cancellation);
        if (exchange is { Failure: null, Status: HttpStatusCode.NoContent }) return new Succeeded(order.AuthorisationReference);
        if (PayPalAnswers.IsMissing(exchange)) return await _queries.Waiting(question, order.AuthorisationReference, cancellation);
        var (held, failure) = PayPalAnswers.Take(question, exchange);
        if (failure is not null) return failure;
        return held!.Id == order.AuthorisationReference && held.Status == "VOIDED" ? new Succeeded(held.Id) : new Unknown("the answer is not that of a voided authorisation");
    }

    public Task<ChannelAnswer> Refund(RefundOrder order, CancellationToken cancellation) =>
        Ask(order.AttemptId, AttemptKind.Refund, order.Amount) is { } question ? Refund(question, order.ChargeReference, cancellation) : NotExpressible;

    /// <summary>PayPal has no void of a capture, but a refund of all of it. What was not captured yet needs no call at all.</summary>
    public Task<ChannelAnswer> Void(VoidOrder order, CancellationToken cancellation) =>
        Ask(order.AttemptId, AttemptKind.Void, order.Amount) is { } question ? Refund(question, order.ChargeReference, cancellation) : NotExpressible;

    public Task<ChannelAnswer> Query(QueryOrder order, CancellationToken cancellation) =>
        Ask(order.AttemptId, order.Kind, order.Amount) is { } question
            ? _queries.Ask(question with { IsQuery = true }, order, cancellation)
            // What cannot be expressed was never ordered.
            : Task.FromResult<ChannelAnswer>(new NotFound());

    public void Dispose() => calls.Dispose();

    internal static string Authorisation(string id) => $"v2/payments/authorizations/{Uri.EscapeDataString(id)}";

    internal static string CaptureOf(string id) => $"v2/payments/captures/{Uri.EscapeDataString(id)}";

    internal static string OrderOf(string id) => $"v2/checkout/orders/{Uri.EscapeDataString(id)}";

    private static Task<ChannelAnswer> NotExpressible => Task.FromResult<ChannelAnswer>(new Declined(DeclineReason.NotSupported, Retryable: true, "amount_not_expressible"));

    private static PayPalQuestion? Ask(string attempt, AttemptKind kind, Amount amount) =>
        PayPalAmounts.ToWire(amount) is { } wire ? new PayPalQuestion(attempt, kind, amount, wire, IsQuery: false) : null;

    private async Task<ChannelAnswer> Begin(AttemptKind kind, ChargeOrder order, CancellationToken cancellation)
    {
        if (Ask(order.AttemptId, kind, order.Amount) is not { } question) return await NotExpressible;
        // Without a way back the customer is shown PayPal's own page.
        var source = order.ReturnUrl is { } back
            ? new SourceRequest(new WalletRequest(new ExperienceRequest(back.AbsoluteUri, back.AbsoluteUri, "PAY_NOW", "NO_SHIPPING")))
            : null;
        var description = order.Descriptor.Length <= 127 ? order.Descriptor : order.Descriptor[..127];
        var body = new OrderRequest(question.Intent, [new UnitRequest(order.AttemptId, description.Length > 0 ? description : null, question.Wire)], source);
        // The capture has the attempt's own name; the two calls must not be taken for one.
        var exchange = await calls.Post("v2/checkout/orders", $"{order.AttemptId}-order", body, PayPalJson.Default.OrderRequest, cancellation);
        var (created, failure) = PayPalAnswers.Take(question, exchange);
        return failure ?? PayPalAnswers.Order(question, created!) ?? new Processing(created!.Id!);
    }

    private async Task<ChannelAnswer> Refund(PayPalQuestion question, string capture, CancellationToken cancellation)
    {
        var body = new RefundRequest(question.Wire, question.AttemptId);
        var exchange = await calls.Post($"{CaptureOf(capture)}/refund", question.AttemptId, body, PayPalJson.Default.RefundRequest, cancellation);
        if (question.Kind == AttemptKind.Void && PayPalAnswers.IsMissing(exchange)) return await _queries.Waiting(question, capture, cancellation);
        var (refund, failure) = PayPalAnswers.Take(question, exchange);
        return failure ?? PayPalAnswers.Refund(question, refund!);
    }
}
