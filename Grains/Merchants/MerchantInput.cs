using Payments.Geography;
using Payments.Input;
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
        if (CheckName(command.Name) is { } refusal) return refusal;
        if (!Country.IsKnown(command.Country))
            return MerchantRefusals.Invalid("country", "country must be an ISO 3166-1 alpha-2 code in upper case, such as DE.");
        if (!Currency.TryGet(command.SettlementCurrency, out _))
            return MerchantRefusals.Invalid("settlement_currency", "settlement_currency must be an ISO 4217 code in upper case, such as EUR.");
        return CheckMode(command.Mode) ?? CheckTimeZone(command.TimeZone) ?? CheckEmail(command.Email) ?? CheckLocale(command.Locale);
    }

    public static Refusal? CheckMode(PaymentMode? mode) =>
        mode is { } one && !Enum.IsDefined(one) ? MerchantRefusals.Invalid("mode", "mode must be test or live.") : null;

    public static Refusal? Check(ChangeMerchant command) =>
        (command.Name is { } name ? CheckName(name) : null)
        ?? (command.TimeZone is { } zone ? CheckTimeZone(zone) : null)
        ?? CheckEmail(command.Email)
        ?? CheckLocale(command.Locale);

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

    public static Refusal? CheckReason(string reason) => TextInput.Check("reason", reason, MaxReason);

    private static Refusal? CheckName(string name) => TextInput.Check("name", name, MaxName);

    private static Refusal? CheckEmail(string? email) => email is null ? null : TextInput.CheckEmail("email", email);

    private static Refusal? CheckLocale(string? locale) =>
        locale is null || Locales.All.Contains(locale)
            ? null
            : MerchantRefusals.Invalid("locale", $"locale must be one of {string.Join(", ", Locales.All)}.");

    // An id that only the operating system's own list knows (a Windows name, say) would not be the same everywhere.
    private static Refusal? CheckTimeZone(string zone) =>
        zone.Length <= 64 && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) && found.HasIanaId
            ? null
            : MerchantRefusals.Invalid("time_zone", "time_zone must be an IANA name, such as Europe/Berlin.");

    private static Refusal? Within(string field, long? value, long least, long most) =>
        value is { } given && (given < least || given > most)
            ? MerchantRefusals.Invalid(field, $"{field} must be between {least} and {most}.")
            : null;
}
