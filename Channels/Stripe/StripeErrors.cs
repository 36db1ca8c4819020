using System.Net;
using static Payments.Channels.ChannelAnswer;

namespace Payments.Channels.Stripe;

/// <summary>What an answer that is an error says about an order.</summary>
internal static class StripeErrors
{
    public static ChannelAnswer Read(StripeQuestion question, HttpStatusCode status, StripeObject? answer)
    {
        if (question.IsQuery) return new Unknown($"the query was refused with HTTP status {(int)status}");
        // Whoever is not let in has done nothing.
        if (status == HttpStatusCode.Unauthorized) return new Declined(DeclineReason.ChannelError, Retryable: true, ChannelFaults.CredentialsRefused);
        if (answer?.Error is not { Type: { } type } error) return new Unknown($"HTTP status {(int)status} without one of Stripe's errors");
        if (status == HttpStatusCode.Forbidden) return new Declined(DeclineReason.ChannelError, Retryable: true, ChannelFaults.PermissionRefused);
        // The same key with other parameters, or while the first still runs: an earlier call may have acted.
        if (type is "idempotency_error" or "api_error" || status is not (HttpStatusCode.BadRequest or HttpStatusCode.PaymentRequired or HttpStatusCode.NotFound))
            return new Unknown($"an error {type} with HTTP status {(int)status}");
        if (error.PaymentIntent is { } intent && Doubt(question, intent) is { } doubt) return new Unknown(doubt);
        return Decline(error) ?? (ChannelAnswer)new Unknown("an error code that is not known");
    }

    /// <summary>The most telling of the error's words that the table has; null when it has none of them.</summary>
    public static Declined? Decline(StripeError error)
    {
        if (error.DeclineCode is { } decline) return StripeDeclines.Find(decline);
        // Some words mean something else about a part of what was charged before.
        if ((error.Code ?? error.Type) is not { } word) return null;
        if (error.Code is null && error.Type != "invalid_request_error") return null;
        return StripeDeclines.Find($"{word}:{error.Param}") ?? StripeDeclines.Find(word);
    }

    private static string? Doubt(StripeQuestion question, StripeObject intent)
    {
        if (question.Intent is { } known) return intent.Id == known ? null : "the error is about another payment intent";
        if (intent.Metadata?.GetValueOrDefault(StripeQuestion.AttemptKey) != question.AttemptId) return "the error is about another attempt";
        return intent.Status is "requires_payment_method" or "canceled" ? null : "the error has a payment intent that is not declined";
    }
}
