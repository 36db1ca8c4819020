using Payments.Api.Http;
using Payments.Api.OpenApi;
using Payments.Keys;

namespace Payments.Api.Keys;

internal static class RevokeApiKeyEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var keys in KeyRoutes.All)
        {
            keys.MapOne(routes, "revoke", HttpMethods.Delete, "", Handle)
                .WithSummary("Revoke an API key")
                .WithDescription("Ends the key and both its secrets, from the next request on. Revoking it again changes nothing.")
                .Produces<ApiKeyView>()
                .Refuses(404, 409);
        }
    }

    private static async Task<IResult> Handle(HttpContext http, IKeyOwnerGrain owner, string keyId)
    {
        var revoked = await owner.RevokeKey(keyId);
        return revoked.Accepted ? Results.Json(revoked.Value, ApiJson.Wire.ApiKeyView) : Problem.Of(revoked.Refusal);
    }
}
