using Payments.Administrators;
using Payments.Api.Http;
using Payments.Keys;

namespace Payments.Api.Access;

/// <summary>Every way a caller is turned away before anything looks at what they ask for.</summary>
internal static class AccessRefusals
{
    public static IResult KeyInvalid() =>
        Problem.Of(StatusCodes.Status401Unauthorized, "API_KEY_INVALID", $"Send a valid API key in the {ApiKeyAccess.Header} header.", ApiKeyAccess.Header);

    public static IResult AdministratorRequired() => Forbidden("ADMINISTRATOR_REQUIRED", "This request needs an administrator's key.");

    public static IResult MerchantRequired() => Forbidden("MERCHANT_REQUIRED", "This request needs a merchant's key.");

    public static IResult ScopeMissing(Scope scope) =>
        Forbidden("SCOPE_MISSING", $"This request needs a key with the scope '{Scopes.Word(scope)}', which yours does not have.");

    public static IResult RoleMissing(AdministratorRole role, Permission permission)
    {
        var holders = string.Join(", ", RolePermissions.HoldersOf(permission).Select(RolePermissions.Word));
        return Forbidden(
            "ROLE_MISSING",
            $"This request needs the permission '{RolePermissions.Word(permission)}', which the role {RolePermissions.Word(role)} does not have; these have it: {holders}.");
    }

    public static IResult Suspended() =>
        Problem.Of(StatusCodes.Status409Conflict, "MERCHANT_SUSPENDED", "The merchant is suspended: its account cannot be changed with its own keys.");

    private static IResult Forbidden(string code, string detail) => Problem.Of(StatusCodes.Status403Forbidden, code, detail, ApiKeyAccess.Header);
}
