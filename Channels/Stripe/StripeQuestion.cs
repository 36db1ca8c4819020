using System.Globalization;
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
    public string CaptureKey => KeyOf(AttemptId);

    /// <summary>In the metadata under <see cref="CaptureKey"/>.</summary>
    public string CaptureMark => $"{AttemptId}:{Wire}";

    public string WireCurrency => Amount.Currency.ToLowerInvariant();

    /// <summary>What all marks add up to.</summary>
    public static long Captured(Dictionary<string, string> metadata)
    {
        var sum = 0L;
        foreach (var (name, value) in metadata)
        {
            var colon = value.LastIndexOf(':');
            if (colon > 0 && KeyOf(value[..colon]) == name && long.TryParse(value.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var wire)) sum += wire;
        }

        return sum;
    }

    private static string KeyOf(string attempt) => attempt.Length <= 40 ? attempt : attempt[^40..];
}
