using Payments.Outcomes;

namespace Payments.Tiers;

/// <summary>The bounds of everything an administrator may write into a tier.</summary>
public static class TierInput
{
    /// <summary>In minor units of the finest currency this is 10^16, far from the end of a 64-bit number.</summary>
    public const long MaxLimit = 1_000_000_000_000;
    public const int MaxPartsPerMillion = 1_000_000;
    private const decimal MaxFixedFee = 1_000_000;
    private const int MaxDecimals = 4;

    public static Refusal? Check(TierTerms terms) =>
        CheckLimits(terms.Limits)
        ?? Within("fee.parts_per_million", terms.Fee.PartsPerMillion, 0, MaxPartsPerMillion)
        ?? CheckFixed("fee.minimum", terms.Fee.Minimum)
        ?? Within("withdrawal_fee.parts_per_million", terms.WithdrawalFee.PartsPerMillion, 0, MaxPartsPerMillion)
        ?? CheckFixed("withdrawal_fee.fixed", terms.WithdrawalFee.Fixed)
        ?? Known("settlement_cycle", terms.SettlementCycle)
        ?? CheckFeatures(terms)
        // A merchant without any key could not sign in to make one.
        ?? Within("api_keys", terms.ApiKeys, 1, 100)
        ?? Within("sub_accounts", terms.SubAccounts, 0, 10_000)
        ?? Known("support.level", terms.Support.Level)
        ?? Within("support.answer_within_hours", terms.Support.AnswerWithinHours, 1, 720)
        ?? Within("data_kept_days", terms.DataKeptDays, 1, 3_650)
        ?? CheckRate(terms.ApiRate);

    public static Refusal? CheckRate(ApiRate rate) =>
        Within("api_rate.per_second", rate.PerSecond, 1, 1_000_000)
        ?? Within("api_rate.per_minute", rate.PerMinute, rate.PerSecond, 60_000_000)
        ?? Within("api_rate.per_hour", rate.PerHour, rate.PerMinute, 1_000_000_000)
        ?? Within("api_rate.concurrent", rate.Concurrent, 1, 1_000_000);

    private static Refusal? CheckLimits(TierLimits limits) =>
        Within("limits.per_payment", limits.PerPayment, 1, MaxLimit)
        ?? Within("limits.per_day", limits.PerDay, limits.PerPayment, MaxLimit)
        ?? Within("limits.per_month", limits.PerMonth, limits.PerDay, MaxLimit);

    private static Refusal? CheckFixed(string field, decimal amount) =>
        amount is >= 0 and <= MaxFixedFee && decimal.Round(amount, MaxDecimals) == amount
            ? null
            : TierRefusals.Invalid(field, $"{field} must be between 0 and {MaxFixedFee}, with at most {MaxDecimals} decimals.");

    private static Refusal? CheckFeatures(TierTerms terms) =>
        terms.Features.IsDefault || !terms.Features.All(Enum.IsDefined) || terms.Features.Distinct().Count() != terms.Features.Length
            ? TierRefusals.Invalid("features", "features must be a list that names each feature once.")
            : null;

    // JSON lets numbers stand for words, even numbers that stand for none.
    private static Refusal? Known<T>(string field, T word)
        where T : struct, Enum =>
        Enum.IsDefined(word) ? null : TierRefusals.Invalid(field, $"{field} is not one of the words that the API document lists.");

    private static Refusal? Within(string field, long value, long least, long most) =>
        value >= least && value <= most ? null : TierRefusals.Invalid(field, $"{field} must be between {least} and {most}.");
}
