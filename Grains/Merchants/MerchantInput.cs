using Payments.Geography;
using Payments.Money;
using Payments.Outcomes;
using Payments.Tiers;

namespace Payments.Merchants;

/// <summary>The bounds of everything a caller may write about a merchant.</summary>
public static class MerchantInput
{
    public const int MaxName = 100;
    public const int MaxReason = 500;

    /// <summary>In minor units: far from the end of a 64-bit number, so that sums and percentages of it still fit.</summary>
    public const long MaxLimit = TierInput.MaxLimit * 10_000;

    public static Refusal? Check(RegisterMerchant command)
    {
        if (CheckText("name", command.Name, MaxName) is { } refusal) return refusal;
        if (!Country.IsKnown(command.Country))
            return MerchantRefusals.Invalid("country", "country must be an ISO 3166-1 alpha-2 code in upper case, such as DE.");
        if (!Currency.TryGet(command.SettlementCurrency, out _))
            return MerchantRefusals.Invalid("settlement_currency", "settlement_currency must be an ISO 4217 code in upper case, such as EUR.");
        // An id that only the operating system's own list knows (a Windows name, say) would not be the same everywhere.
        if (command.TimeZone.Length > 64 || !TimeZoneInfo.TryFindSystemTimeZoneById(command.TimeZone, out var zone) || !zone.HasIanaId)
            return MerchantRefusals.Invalid("time_zone", "time_zone must be an IANA name, such as Europe/Berlin.");
        return null;
    }

    public static Refusal? Check(SetMerchantOverrides command)
    {
        var (overrides, fee) = (command.Overrides, command.Overrides.Fee);
        return CheckReason(command.Reason)
            ?? Within("per_payment", overrides.PerPayment, 1, MaxLimit)
            ?? Within("per_day", overrides.PerDay, 1, MaxLimit)
            ?? Within("per_month", overrides.PerMonth, 1, MaxLimit)
            ?? Within("fee.parts_per_million", fee?.PartsPerMillion, 0, TierInput.MaxPartsPerMillion)
            ?? Within("fee.minimum", fee?.Minimum, 0, MaxLimit)
            ?? (overrides.ApiRate is { } rate ? TierInput.CheckRate(rate) : null);
    }

    public static Refusal? CheckReason(string reason) => CheckText("reason", reason, MaxReason);

    private static Refusal? Within(string field, long? value, long least, long most) =>
        value is { } given && (given < least || given > most)
            ? MerchantRefusals.Invalid(field, $"{field} must be between {least} and {most}.")
            : null;

    private static Refusal? CheckText(string field, string text, int max)
    {
        if (string.IsNullOrWhiteSpace(text)) return MerchantRefusals.Invalid(field, $"{field} must not be empty.");
        if (text.Length > max) return MerchantRefusals.Invalid(field, $"{field} must not be longer than {max} characters.");
        if (text.Any(char.IsControl)) return MerchantRefusals.Invalid(field, $"{field} must not hold control characters.");
        if (!IsWholeUnicode(text)) return MerchantRefusals.Invalid(field, $"{field} holds half of a character (an unpaired surrogate).");
        return null;
    }

    private static bool IsWholeUnicode(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return false;
            i++;
        }

        return true;
    }
}
