namespace Payments.Channels.PayPal;

/// <summary>
/// What has to come before a capture. PayPal honours an authorisation for three days, lets it be authorised anew from the
/// fourth day on, for three more days each time, and forgets it after 29 days.
/// </summary>
internal static class PayPalHonour
{
    public static readonly TimeSpan Honoured = TimeSpan.FromDays(3);
    public static readonly TimeSpan Life = TimeSpan.FromDays(29);

    /// <param name="authorised">When the money was first held.</param>
    /// <param name="latest">When it was last authorised anew; the same where it never was.</param>
    public static PayPalStep Before(DateTimeOffset authorised, DateTimeOffset latest, DateTimeOffset now)
    {
        if (now - authorised >= Life) return PayPalStep.Lapsed;
        return now - latest < Honoured ? PayPalStep.Capture : PayPalStep.Reauthorise;
    }
}

internal enum PayPalStep
{
    Capture,
    Reauthorise,
    Lapsed,
}
