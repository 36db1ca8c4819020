using Payments.Api.Access.Addresses;
using Payments.Api.Access.Rates;
using Payments.Api.Http;
using Payments.Keys;

namespace Payments.Api.Access;

/// <summary>Lets a request through to its endpoint when its X-API-Key is right and of the right kind.</summary>
internal static class ApiKeyAccess
{
    public const string Header = "X-API-Key";

    /// <summary>Administrators only.</summary>
    public static RouteHandlerBuilder ForAdministrators(this RouteHandlerBuilder route) => route.Require(Audience.Administrators);

    /// <summary>Administrators, and merchants for what is their own.</summary>
    public static RouteHandlerBuilder ForOwners(this RouteHandlerBuilder route) => route.Require(Audience.Owners);

    /// <summary>Merchants only: it is their money.</summary>
    public static RouteHandlerBuilder ForMerchants(this RouteHandlerBuilder route) => route.Require(Audience.Merchants);

    private static RouteHandlerBuilder Require(this RouteHandlerBuilder route, Audience audience) =>
        route.WithMetadata(audience).AddEndpointFilter(async (context, next) =>
        {
            var http = context.HttpContext;
            if (await Identify(http) is not { } caller)
                return AddressLimit.AfterFailure(http) ?? Problem.Of(StatusCodes.Status401Unauthorized, "API_KEY_INVALID", $"Send a valid API key in the {Header} header.", Header);
            Caller.AttachTo(http, caller);
            if (MerchantRate.Check(http, caller) is { } tooMany) return tooMany;
            if (audience == Audience.Administrators && !caller.IsAdministrator)
                return Problem.Of(StatusCodes.Status403Forbidden, "ADMINISTRATOR_REQUIRED", "This request needs an administrator's key.", Header);
            if (audience == Audience.Merchants && caller.IsAdministrator)
                return Problem.Of(StatusCodes.Status403Forbidden, "MERCHANT_REQUIRED", "This request needs a merchant's key.", Header);
            return await next(context);
        });

    private static async Task<KeyHolder?> Identify(HttpContext http)
    {
        var values = http.Request.Headers[Header];
        if (values.Count != 1) return null;
        var services = http.RequestServices;
        return await KeyHolder.Find(services.GetRequiredService<IGrainFactory>(), services.GetRequiredService<KeyPepper>(), values[0]);
    }
}
