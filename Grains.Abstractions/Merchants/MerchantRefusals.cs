using System.Globalization;
using Payments.Outcomes;

namespace Payments.Merchants;

/// <summary>Every way a merchant request is refused.</summary>
public static class MerchantRefusals
{
    public static Refusal NotFound { get; } = new("MERCHANT_NOT_FOUND", RefusalKind.NotFound, "There is no merchant with this id.");

    public static Refusal NotAllowed(MerchantStatus status, MerchantCommand command) => new(
        "MERCHANT_STATUS_CONFLICT",
        RefusalKind.Conflict,
        $"A merchant that is {Word(status)} cannot be {Word(command)}.");

    public static Refusal SubAccountLive { get; } = new(
        "SUB_ACCOUNT_MODE", RefusalKind.Forbidden, "A test merchant has test sub-accounts only: an administrator registers live merchants.", "mode");

    public static Refusal SubAccountNested { get; } = new(
        "SUB_ACCOUNT_NESTED", RefusalKind.Forbidden, "A sub-account has no sub-accounts of its own: open it under the merchant above.");

    public static Refusal SubAccountLimit(int allowed) => new(
        "SUB_ACCOUNT_LIMIT_REACHED",
        RefusalKind.Forbidden,
        string.Create(CultureInfo.InvariantCulture, $"The merchant's tier allows {allowed} sub-accounts."));

    public static Refusal Invalid(string field, string detail) => new("INVALID_FIELD", RefusalKind.Invalid, detail, field);

    public static string Word(MerchantStatus status) => status switch
    {
        MerchantStatus.Active => "active",
        MerchantStatus.Suspended => "suspended",
    };

    private static string Word(MerchantCommand command) => command switch
    {
        MerchantCommand.Suspend => "suspended",
        MerchantCommand.Reinstate => "reinstated",
    };
}
