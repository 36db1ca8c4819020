using Payments.Outcomes;

namespace Payments.Checkout;

/// <summary>Where a customer comes back to after acting at a channel, as the caller names it.</summary>
public static class ReturnUrl
{
    public const int MaxLength = 2048;

    public static Refusal? Check(string? text)
    {
        if (text is null) return null;
        var good = text.Length is > 0 and <= MaxLength
            && !text.Any(char.IsControl)
            && Uri.TryCreate(text, UriKind.Absolute, out var url)
            && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp && url.IsLoopback)
            && url.UserInfo.Length == 0;
        if (!good) return new Refusal("INVALID_FIELD", RefusalKind.Invalid, $"return_url must be an https URL of at most {MaxLength} characters without user and password.", "return_url");
        return CardNumbers.AreIn(text)
            ? new Refusal("CARD_NUMBER_REFUSED", RefusalKind.Forbidden, "return_url looks like it holds a card number.", "return_url")
            : null;
    }
}
