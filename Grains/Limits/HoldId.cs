using System.Globalization;

namespace Payments.Limits;

/// <summary>
/// What a payment's hold is called in the row of its merchant's limits: the payment's id with when the payment began, so that
/// what a repetition holds before it knows that it is one is never taken for the payment's own. Pre-authorisations, and payments
/// of before, give their id alone.
/// </summary>
public static class HoldId
{
    private const char Separator = '~';

    public static string Of(string paymentId, DateTimeOffset startedAt) => string.Create(CultureInfo.InvariantCulture, $"{paymentId}{Separator}{startedAt.UtcTicks:x}");

    /// <summary>The payment or pre-authorisation that it is held for.</summary>
    public static string Owner(string id) => id.IndexOf(Separator, StringComparison.Ordinal) is >= 0 and var end ? id[..end] : id;
}
