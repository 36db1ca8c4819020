using System.Globalization;
using Payments.Outcomes;

namespace Payments.ChannelAccounts;

/// <summary>Every way a request about accounts at channels is refused. None repeats a credential.</summary>
public static class ChannelAccountRefusals
{
    public static Refusal NotFound { get; } = new("CHANNEL_ACCOUNT_NOT_FOUND", RefusalKind.NotFound, "There is no account at a channel with this id.");

    public static Refusal LimitReached { get; } = new(
        "CHANNEL_ACCOUNT_LIMIT_REACHED",
        RefusalKind.Forbidden,
        string.Create(CultureInfo.InvariantCulture, $"There can be no more than {ChannelAccountLimits.PerOwner} accounts of one merchant, or of the platform: give one other credentials instead."));

    /// <summary>What was sent to the account before is asked for with the new credentials, and an account that has never seen it would be charged again.</summary>
    public static Refusal OtherAccount(string field) => new(
        "CHANNEL_ACCOUNT_OTHER", RefusalKind.Forbidden, $"{field} says which account at the provider this is, and does not change: create another account, and disable this one.", field);

    public static Refusal Invalid(string field, string detail) => new("INVALID_FIELD", RefusalKind.Invalid, detail, field);
}
