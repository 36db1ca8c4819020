using Payments.Input;
using Payments.Merchants;
using Payments.Outcomes;

namespace Payments.Keys;

/// <summary>The bounds of everything a caller may write about a key.</summary>
public static class KeyInput
{
    public const int MaxName = 100;
    public const long MaxGraceSeconds = 7 * 24 * 60 * 60;

    public static Refusal? Check(CreateApiKey command, ApiKeyKind kind)
    {
        if (command.Name is { } name && TextInput.Check("name", name, MaxName) is { } refusal) return refusal;
        return kind == ApiKeyKind.Administrator ? CheckNoScopes(command) : CheckScopes(command);
    }

    public static Refusal? Check(RotateApiKey command) =>
        command.GraceSeconds is < 0 or > MaxGraceSeconds
            ? MerchantRefusals.Invalid("grace_seconds", $"grace_seconds must be from 0 to {MaxGraceSeconds}.")
            : null;

    private static Refusal? CheckScopes(CreateApiKey command)
    {
        if (MerchantInput.CheckMode(command.Mode) is { } refusal) return refusal;
        if (command.Scopes.IsDefaultOrEmpty) return MerchantRefusals.Invalid("scopes", $"scopes must name at least one of {Words}.");
        if (command.Scopes.Any(scope => !Enum.IsDefined(scope))) return MerchantRefusals.Invalid("scopes", $"scopes may hold {Words} only.");
        if (command.Scopes.Distinct().Count() != command.Scopes.Length) return MerchantRefusals.Invalid("scopes", "scopes must name each scope once.");
        return null;
    }

    private static Refusal? CheckNoScopes(CreateApiKey command)
    {
        if (command.Mode is not null) return MerchantRefusals.Invalid("mode", "Administrators' keys have no mode.");
        return command.Scopes.IsEmpty ? null : MerchantRefusals.Invalid("scopes", "Administrators' keys have no scopes: the role says what they may do.");
    }

    private static string Words => string.Join(", ", Scopes.All.Select(Scopes.Word));
}
