using System.Text.RegularExpressions;
using Payments.Channels.Http;
using Payments.Money;
using static Payments.Channels.ChannelAnswer;

namespace Payments.Channels.Stripe;

/// <summary>Card payments as payment intents that are created and confirmed in one call.</summary>
internal sealed partial class StripeChannel(IStripeCalls calls, ChannelCapabilities capabilities, TimeProvider clock) : IPaymentChannel, IDisposable
{
    private const string Intents = "v1/payment_intents";
    private readonly StripeQueries _queries = new(calls, clock);

    public string Name => "stripe";

    public ChannelCapabilities Capabilities => capabilities;

    public Task<ChannelAnswer> Charge(ChargeOrder order, CancellationToken cancellation) => Begin(AttemptKind.Charge, order, cancellation);

    public Task<ChannelAnswer> Authorise(ChargeOrder order, CancellationToken cancellation) => Begin(AttemptKind.Authorisation, order, cancellation);

    public async Task<ChannelAnswer> Capture(CaptureOrder order, CancellationToken cancellation)
    {
        if (Ask(order.AttemptId, AttemptKind.Capture, order.AuthorisationReference, order.Amount) is not { } question) return NotExpressible;
        var form = new StripeForm().With("amount_to_capture", question.Wire);
        // Only an authorisation that may be captured several times takes the parameter at all.
        if (!order.IsFinal) form.With("final_capture", "false");
        form.With($"metadata[{question.CaptureKey}]", question.CaptureMark);
        return Read(question, await calls.Post($"{At(question.Intent!)}/capture", form, order.AttemptId, cancellation), StripeAnswers.Capture);
    }

    public async Task<ChannelAnswer> Release(ReleaseOrder order, CancellationToken cancellation)
    {
        if (Ask(order.AttemptId, AttemptKind.Release, order.AuthorisationReference, order.Amount) is not { } question) return NotExpressible;
        return Read(question, await calls.Post($"{At(question.Intent!)}/cancel", new StripeForm(), order.AttemptId, cancellation), StripeAnswers.Cancellation);
    }

    public async Task<ChannelAnswer> Refund(RefundOrder order, CancellationToken cancellation)
    {
        if (Ask(order.AttemptId, AttemptKind.Refund, order.ChargeReference, order.Amount) is not { } question) return NotExpressible;
        return await Refund(question, cancellation);
    }

    public async Task<ChannelAnswer> Void(VoidOrder order, CancellationToken cancellation)
    {
        if (Ask(order.AttemptId, AttemptKind.Void, order.ChargeReference, order.Amount) is not { } question) return NotExpressible;
        var exchange = await calls.Post($"{At(question.Intent!)}/cancel", new StripeForm(), $"{order.AttemptId}-cancel", cancellation);
        // What was captured cannot be cancelled; refunded soon enough it never reaches the customer's statement.
        return WasCaptured(question, exchange) ? await Refund(question, cancellation) : Read(question, exchange, StripeAnswers.Cancellation);
    }

    public Task<ChannelAnswer> Query(QueryOrder order, CancellationToken cancellation)
    {
        var isIntent = order.Kind is AttemptKind.Charge or AttemptKind.Authorisation;
        var question = Ask(order.AttemptId, order.Kind, isIntent ? order.Reference : order.ChargeReference ?? order.Reference, order.Amount);
        // What cannot be expressed was never ordered.
        return question is null ? Task.FromResult<ChannelAnswer>(new NotFound()) : _queries.Ask(question with { IsQuery = true }, order, cancellation);
    }

    public void Dispose() => calls.Dispose();

    /// <summary>References come from outside, and must not lead to another path.</summary>
    internal static string At(string intent) => $"{Intents}/{Uri.EscapeDataString(intent)}";

    private static Declined NotExpressible { get; } = new(DeclineReason.NotSupported, Retryable: true, "amount_not_expressible");

    private static StripeQuestion? Ask(string attempt, AttemptKind kind, string? intent, Amount amount) =>
        StripeAmounts.ToWire(amount) is { } wire ? new StripeQuestion(attempt, kind, intent, amount, wire, IsQuery: false) : null;

    private async Task<ChannelAnswer> Begin(AttemptKind kind, ChargeOrder order, CancellationToken cancellation)
    {
        if (Ask(order.AttemptId, kind, null, order.Amount) is not { } question) return NotExpressible;
        var form = new StripeForm()
            .With("amount", question.Wire)
            .With("currency", question.WireCurrency)
            .With("payment_method", order.PaymentMethodToken)
            .With("payment_method_types[0]", "card")
            .With("confirm", "true")
            .With("capture_method", kind == AttemptKind.Authorisation ? "manual" : "automatic")
            .With("expand[0]", "latest_charge")
            .With($"metadata[{StripeQuestion.AttemptKey}]", order.AttemptId)
            .WithSome("description", order.Descriptor)
            .WithSome("statement_descriptor_suffix", Suffix(order.Descriptor));
        if (kind == AttemptKind.Authorisation) form.With("payment_method_options[card][request_multicapture]", "if_available");
        // Without a way back the customer cannot act, so that Stripe had better decline.
        if (order.ReturnUrl is { } back) form.With("return_url", back.AbsoluteUri);
        else form.With("error_on_requires_action", "true");
        return Read(question, await calls.Post(Intents, form, order.AttemptId, cancellation), StripeAnswers.Intent);
    }

    private async Task<ChannelAnswer> Refund(StripeQuestion question, CancellationToken cancellation)
    {
        var form = new StripeForm()
            .With("payment_intent", question.Intent!)
            .With("amount", question.Wire)
            .With($"metadata[{StripeQuestion.AttemptKey}]", question.AttemptId);
        return Read(question, await calls.Post("v1/refunds", form, question.AttemptId, cancellation), StripeRefunds.Read);
    }

    private static ChannelAnswer Read(StripeQuestion question, ChannelExchange exchange, Func<StripeQuestion, StripeObject, ChannelAnswer> read)
    {
        var (answer, failure) = StripeAnswers.Take(question, exchange);
        return failure ?? read(question, answer!);
    }

    private static bool WasCaptured(StripeQuestion question, ChannelExchange exchange) =>
        exchange is { Failure: null, Status: System.Net.HttpStatusCode.BadRequest }
        && StripeJson.Parse(exchange.Body.Span)?.Error is { Code: "payment_intent_unexpected_state", PaymentIntent: { Status: "succeeded" } intent }
        && intent.Id == question.Intent;

    /// <summary>What card networks print takes only some characters, and at least one letter.</summary>
    private static string? Suffix(string descriptor)
    {
        var plain = Unprintable().Replace(descriptor, "").Trim();
        if (plain.Length > 22) plain = plain[..22].TrimEnd();
        return plain.Any(char.IsAsciiLetter) ? plain : null;
    }

    [GeneratedRegex("[^A-Za-z0-9 .,-]")]
    private static partial Regex Unprintable();
}
