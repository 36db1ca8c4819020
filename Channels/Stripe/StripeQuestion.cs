using Payments.Money;

namespace Payments.Channels.Stripe;

/// <summary>What an answer must be about to be believed.</summary>
/// <param name="Intent">The payment intent's id, where it is known.</param>
/// <param name="Wire">The amount as Stripe counts it.</param>
internal sealed record StripeQuestion(string AttemptId, AttemptKind Kind, string? Intent, Amount Amount, long Wire, bool IsQuery)
{
    /// <summary>In the metadata of what an attempt made.</summary>
    public const string AttemptKey = "attempt_id";

    /// <summary>The attempt as a name of metadata, where one payment intent serves many captures. Names have at most 40 characters.</summary>
    public string CaptureKey => AttemptId.Length <= 40 ? AttemptId : AttemptId[^40..];

    /// <summary>In the metadata under <see cref="CaptureKey"/>.</summary>
    public string CaptureMark => $"{AttemptId}:{Wire}";

    public string WireCurrency => Amount.Currency.ToLowerInvariant();
}
