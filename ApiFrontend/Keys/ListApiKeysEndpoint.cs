using Payments.Api.Http;
using Payments.Api.Http.Paging;
using Payments.Api.OpenApi;
using Payments.Keys;

namespace Payments.Api.Keys;

internal static class ListApiKeysEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var keys in KeyRoutes.All)
        {
            keys.Map(routes, "list", HttpMethods.Get, changes: false, Handle)
                .WithSummary("List API keys, the newest first")
                .WithDescription("All of them on one page, those that were revoked lately too; never their secrets.")
                .Produces<ListBody<ApiKeyView>>()
                .Refuses(404);
        }
    }

    private static async Task<IResult> Handle(HttpContext http, IKeyOwnerGrain owner)
    {
        var list = await owner.ListKeys();
        return list.Accepted
            ? Results.Json(new ListBody<ApiKeyView>(list.Value.Keys, null), ApiJson.Wire.ListBodyApiKeyView)
            : Problem.Of(list.Refusal);
    }
}
