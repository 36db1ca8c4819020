using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Ids;
using Payments.Keys;
using Payments.Merchants;

namespace Payments.Api.Keys;

/// <summary>Where keys are managed: a merchant's own, any merchant's by administrators, and administrators'.</summary>
internal sealed class KeyRoutes
{
    private readonly string _path;
    private readonly string _names;
    private readonly bool _ownerInPath;
    private readonly Func<RouteHandlerBuilder, bool, RouteHandlerBuilder> _access;
    private readonly Func<HttpContext, string, IGrainFactory, (IKeyOwnerGrain? Owner, IResult? Refused)> _owner;

    private KeyRoutes(
        string path,
        string names,
        Func<RouteHandlerBuilder, bool, RouteHandlerBuilder> access,
        Func<HttpContext, string, IGrainFactory, (IKeyOwnerGrain? Owner, IResult? Refused)> owner) =>
        (_path, _names, _ownerInPath, _access, _owner) = (path, names, path.Contains("{id}", StringComparison.Ordinal), access, owner);

    public static IReadOnlyList<KeyRoutes> All { get; } =
    [
        new("/v1/api-keys", "ApiKey", (route, changes) => route.ForMerchants(changes ? Scope.Admin : Scope.Read), Own),
        new("/v1/merchants/{id}/api-keys", "MerchantApiKey", (route, changes) => route.ForAdministrators(changes ? Permission.ManageKeys : Permission.Read), OfMerchant),
        // Administrators manage their own keys whatever their role: the owner is looked at below.
        new("/v1/administrators/{id}/api-keys", "AdministratorApiKey", (route, _) => route.ForAdministrators(Permission.Read), OfAdministrator),
    ];

    /// <summary>A route about all keys of an owner.</summary>
    public RouteHandlerBuilder Map(IEndpointRouteBuilder routes, string verb, string method, bool changes, Func<HttpContext, IKeyOwnerGrain, Task<IResult>> handle)
    {
        var route = _ownerInPath
            ? routes.MapMethods(_path, [method], (HttpContext http, string id, IGrainFactory grains) => Run(http, id, grains, handle))
            : routes.MapMethods(_path, [method], (HttpContext http, IGrainFactory grains) => Run(http, Caller.Of(http)!.Id, grains, handle));
        return _access(route, changes).WithName(verb + _names).WithTags("API keys");
    }

    /// <summary>A route about one key; its path ends as <paramref name="suffix"/> says.</summary>
    public RouteHandlerBuilder MapOne(IEndpointRouteBuilder routes, string verb, string method, string suffix, Func<HttpContext, IKeyOwnerGrain, string, Task<IResult>> handle)
    {
        var path = $"{_path}/{{key_id}}{suffix}";
        var route = _ownerInPath
            ? routes.MapMethods(path, [method], (HttpContext http, string id, string key_id, IGrainFactory grains) => Run(http, id, grains, (context, owner) => RunOne(context, owner, key_id, handle)))
            : routes.MapMethods(path, [method], (HttpContext http, string key_id, IGrainFactory grains) => Run(http, Caller.Of(http)!.Id, grains, (context, owner) => RunOne(context, owner, key_id, handle)));
        return _access(route, true).WithName(verb + _names).WithTags("API keys");
    }

    private Task<IResult> Run(HttpContext http, string id, IGrainFactory grains, Func<HttpContext, IKeyOwnerGrain, Task<IResult>> handle)
    {
        var (owner, refused) = _owner(http, id, grains);
        return owner is null ? Task.FromResult(refused!) : handle(http, owner);
    }

    private static Task<IResult> RunOne(HttpContext http, IKeyOwnerGrain owner, string keyId, Func<HttpContext, IKeyOwnerGrain, string, Task<IResult>> handle) =>
        EntityId.IsWellFormed(IdPrefix.ApiKey, keyId) ? handle(http, owner, keyId) : Task.FromResult(Problem.Of(KeyRefusals.NotFound));

    private static (IKeyOwnerGrain? Owner, IResult? Refused) Own(HttpContext http, string id, IGrainFactory grains) =>
        (grains.GetGrain<IMerchantGrain>(id), null);

    private static (IKeyOwnerGrain? Owner, IResult? Refused) OfMerchant(HttpContext http, string id, IGrainFactory grains) =>
        EntityId.IsWellFormed(IdPrefix.Merchant, id) ? (grains.GetGrain<IMerchantGrain>(id), null) : (null, Problem.Of(MerchantRefusals.NotFound));

    private static (IKeyOwnerGrain? Owner, IResult? Refused) OfAdministrator(HttpContext http, string id, IGrainFactory grains)
    {
        var caller = Caller.Of(http)!;
        if (caller.Id != id && caller.Check.Role is { } role && !RolePermissions.Has(role, Permission.ManageAdministrators))
            return (null, AccessRefusals.RoleMissing(role, Permission.ManageAdministrators));
        return EntityId.IsWellFormed(IdPrefix.Administrator, id) ? (grains.GetGrain<IAdministratorGrain>(id), null) : (null, Problem.Of(AdministratorRefusals.NotFound));
    }
}
