using System.Net;
using Payments.Channels.Http;
using static Payments.Channels.ChannelAnswer;

namespace Payments.Channels.Stripe;

/// <summary>Reads payment intents. What is not exactly what was asked for is unknown.</summary>
internal static class StripeAnswers
{
    // Stripe names no end of a customer's authentication; what waits longer than this is to be cancelled by us.
    private static readonly TimeSpan CustomersTime = TimeSpan.FromMinutes(30);

    /// <summary>The object of a good answer; otherwise what the answer means.</summary>
    public static (StripeObject? Object, ChannelAnswer? Failure) Take(StripeQuestion question, ChannelExchange exchange)
    {
        if (exchange.Failed(question.IsQuery, out var failure)) return (null, failure);
        var answer = StripeJson.Parse(exchange.Body.Span);
        if (exchange.Status != HttpStatusCode.OK) return (null, StripeErrors.Read(question, exchange.Status, answer));
        return answer is { Error: null, Object: not null } ? (answer, null) : (null, new Unknown("the answer is not what Stripe sends"));
    }

    /// <summary>Of a charge or an authorisation.</summary>
    public static ChannelAnswer Intent(StripeQuestion question, StripeObject intent) =>
        IntentDoubt(question, intent) is { } doubt ? new Unknown(doubt) : Outcome(question, intent);

    public static ChannelAnswer Capture(StripeQuestion question, StripeObject intent)
    {
        if (OtherIntent(question, intent) is { } doubt) return new Unknown(doubt);
        if (intent.Metadata?.GetValueOrDefault(question.CaptureKey) != question.CaptureMark)
            return question.IsQuery ? new NotFound() : new Unknown("the answer does not name the capture");
        // Nobody but us captures, and every capture leaves its mark.
        return intent.Status is "succeeded" or "requires_capture" or "canceled" && intent.AmountReceived == StripeQuestion.Captured(intent.Metadata)
            ? new Succeeded(intent.Id!)
            : new Unknown("the answer's amount is not that of the capture");
    }

    /// <summary>Whether nothing is held any more: of a release, or of the void of what still waited.</summary>
    public static ChannelAnswer Cancellation(StripeQuestion question, StripeObject intent)
    {
        if ((OtherIntent(question, intent) ?? OtherAmount(question, intent)) is { } doubt) return new Unknown(doubt);
        if (intent.Status == "canceled") return new Succeeded(intent.Id!);
        if (!question.IsQuery) return new Unknown("the answer's status is not that of a cancelled payment intent");
        return intent.Status == "succeeded" && question.Kind == AttemptKind.Release ? StripeDeclines.Find("payment_intent_unexpected_state")! : new NotFound();
    }

    public static string? OtherIntent(StripeQuestion question, StripeObject intent)
    {
        if (intent.Object != "payment_intent") return "the answer is not a payment intent";
        if (intent.Id is not { Length: > 3 and <= 64 } || question.Intent is { } known && intent.Id != known) return "the answer is about another payment intent";
        if (intent.Currency != question.WireCurrency) return "the answer has another currency";
        return intent.Status is null ? "the answer has no status" : null;
    }

    private static string? OtherAmount(StripeQuestion question, StripeObject intent) =>
        intent.Amount == question.Wire ? null : "the answer has another amount";

    private static string? IntentDoubt(StripeQuestion question, StripeObject intent)
    {
        if ((OtherIntent(question, intent) ?? OtherAmount(question, intent)) is { } doubt) return doubt;
        if (intent.Metadata?.GetValueOrDefault(StripeQuestion.AttemptKey) != question.AttemptId) return "the answer is about another attempt";
        var manual = intent.CaptureMethod == "manual";
        return manual == (question.Kind == AttemptKind.Authorisation) ? null : "the answer is captured in another way";
    }

    private static ChannelAnswer Outcome(StripeQuestion question, StripeObject intent)
    {
        switch (intent.Status)
        {
            case "succeeded" when question.Kind == AttemptKind.Authorisation:
                // It was held, and captured since.
                return new Succeeded(intent.Id!, CaptureBefore(intent));
            case "succeeded":
                return intent.AmountReceived == question.Wire ? new Succeeded(intent.Id!) : new Unknown("another amount was received");
            case "requires_capture" when question.Kind == AttemptKind.Authorisation:
                return new Succeeded(intent.Id!, CaptureBefore(intent));
            case "processing":
                return new Processing(intent.Id!);
            case "requires_action":
                return Action(intent);
            case "requires_payment_method" when intent.LastPaymentError is { } error:
                return StripeErrors.Decline(error) ?? (ChannelAnswer)new Unknown("a decline code that is not known");
            case "canceled":
                return intent.LastPaymentError is { } last && StripeErrors.Decline(last) is { } declined ? declined : StripeDeclines.Find("canceled")!;
            default:
                return new Unknown("a status that is not known");
        }
    }

    private static ChannelAnswer Action(StripeObject intent) =>
        Uri.TryCreate(intent.NextAction?.RedirectToUrl?.Url, UriKind.Absolute, out var redirect)
        && (redirect.Scheme == Uri.UriSchemeHttp || redirect.Scheme == Uri.UriSchemeHttps)
        && intent.Created is >= 0 and < 100_000_000_000 and var created
            ? new CustomerAction(intent.Id!, redirect, DateTimeOffset.FromUnixTimeSeconds(created) + CustomersTime)
            : new Unknown("the customer has to act, and the answer does not say where");

    /// <summary>Until when the money is held: it stands in the charge, which is asked for with every payment intent.</summary>
    private static DateTimeOffset? CaptureBefore(StripeObject intent)
    {
        var card = intent.LatestCharge.At("payment_method_details").At("card");
        return card.Number("capture_before") is >= 0 and < 100_000_000_000 and var seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
    }
}
