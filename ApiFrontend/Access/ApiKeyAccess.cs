using Payments.Administrators;
using Payments.Api.Access.Addresses;
using Payments.Api.Access.Rates;
using Payments.Api.Access.Signing;
using Payments.Api.Http;
using Payments.Api.Http.Paging;
using Payments.Api.OpenApi;
using Payments.Keys;

namespace Payments.Api.Access;

/// <summary>Lets a request through to its endpoint when its X-API-Key is right, of the right kind, and allows it.</summary>
internal static class ApiKeyAccess
{
    public const string Header = "X-API-Key";

    /// <summary>Administrators only, whose role has the permission.</summary>
    public static RouteHandlerBuilder ForAdministrators(this RouteHandlerBuilder route, Permission permission) =>
        route.Require(new Requirement(Audience.Administrators, null, permission));

    /// <summary>Administrators, and merchants for what is their own.</summary>
    public static RouteHandlerBuilder ForOwners(this RouteHandlerBuilder route, Scope scope, Permission permission) =>
        route.Require(new Requirement(Audience.Owners, scope, permission));

    /// <summary>Merchants only: it is their money.</summary>
    public static RouteHandlerBuilder ForMerchants(this RouteHandlerBuilder route, Scope scope) =>
        route.Require(new Requirement(Audience.Merchants, scope, null));

    private static RouteHandlerBuilder Require(this RouteHandlerBuilder route, Requirement requirement) =>
        route.WithMetadata(requirement).Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden).AddEndpointFilter(async (context, next) =>
        {
            var http = context.HttpContext;
            if (await Identify(http) is not { } caller) return AddressLimit.AfterFailure(http) ?? AccessRefusals.KeyInvalid();
            Caller.AttachTo(http, caller);
            if (MerchantRate.Check(http, caller) is { } tooMany) return tooMany;
            if (await RequestSignature.Check(http, caller) is { } unsigned) return unsigned;
            if (CheckAudience(requirement.Audience, caller) is { } wrongKind) return wrongKind;
            if (CheckScope(requirement.Scope, caller) is { } notAllowed) return notAllowed;
            if (CheckPermission(requirement.Permission, caller) is { } notPermitted) return notPermitted;
            if (CheckQuery(http) is { } notTaken) return notTaken;
            return await next(context);
        });

    private static async Task<KeyHolder?> Identify(HttpContext http)
    {
        var values = http.Request.Headers[Header];
        if (values.Count != 1) return null;
        var services = http.RequestServices;
        return await KeyHolder.Find(services.GetRequiredService<IGrainFactory>(), services.GetRequiredService<KeyPepper>(), values[0]);
    }

    private static IResult? CheckAudience(Audience audience, KeyHolder caller) => audience switch
    {
        Audience.Administrators when !caller.IsAdministrator => AccessRefusals.AdministratorRequired(),
        Audience.Merchants when caller.IsAdministrator => AccessRefusals.MerchantRequired(),
        _ => null,
    };

    private static IResult? CheckScope(Scope? needed, KeyHolder caller)
    {
        if (caller.IsAdministrator || needed is not { } scope) return null;
        if (!caller.Check.Scopes.Contains(scope)) return AccessRefusals.ScopeMissing(scope);
        return scope == Scope.Admin && caller.Check.OwnerSuspended ? AccessRefusals.Suspended() : null;
    }

    private static IResult? CheckPermission(Permission? needed, KeyHolder caller) =>
        needed is { } permission && caller.Check.Role is { } role && !RolePermissions.Has(role, permission)
            ? AccessRefusals.RoleMissing(role, permission)
            : null;

    /// <summary>A route that takes no query refuses one: whoever misspells a filter must not take the answer for a filtered one.</summary>
    private static IResult? CheckQuery(HttpContext http) =>
        http.Request.Query.Count > 0 && http.GetEndpoint()?.Metadata.GetMetadata<QueryContract>() is null
            ? Problem.Of(PagingRefusals.Unknown(http.Request.Query.First().Key))
            : null;
}
