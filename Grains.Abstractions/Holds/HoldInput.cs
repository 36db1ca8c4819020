using Payments.Checkout;
using Payments.Money;
using Payments.Outcomes;

namespace Payments.Holds;

/// <summary>The bounds of everything a caller may write about a pre-authorisation.</summary>
public static class HoldInput
{
    /// <summary>What card schemes commonly hold for; a channel that holds for less says so.</summary>
    public const int UsualSeconds = 7 * 24 * 3600;

    public const int LeastSeconds = 1;

    public const int MostSeconds = 30 * 24 * 3600;

    public static Refusal? Check(CreateHold command)
    {
        if (command.Amount.Minor <= 0) return Invalid("amount", "amount must be a positive integer of minor units.");
        if (!Currency.TryGet(command.Amount.Currency, out _)) return Invalid("currency", "currency must be an ISO 4217 code in upper case, such as EUR.");
        return PaymentMethods.Check(command.Method, command.Methods) ?? PaymentInput.CheckText("description", command.Description) ?? command.Hints?.Check() ?? ReturnUrl.Check(command.ReturnUrl);
    }

    /// <summary>Before it becomes a span of time, so that no number is too large for one.</summary>
    public static Refusal? CheckLife(long? seconds) => seconds is null or >= LeastSeconds and <= MostSeconds
        ? null
        : Invalid("expires_in_seconds", $"expires_in_seconds must be {LeastSeconds} to {MostSeconds}.");

    public static Refusal? CheckCapture(long? minor) => minor is null or > 0 ? null : HoldRefusals.BadAmount;

    private static Refusal Invalid(string field, string detail) => new("INVALID_FIELD", RefusalKind.Invalid, detail, field);
}
