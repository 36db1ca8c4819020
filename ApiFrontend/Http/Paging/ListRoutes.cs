using Payments.Api.OpenApi;

namespace Payments.Api.Http.Paging;

internal static class ListRoutes
{
    /// <summary>The route answers with pages of a list; its query is documented as the contract says.</summary>
    public static RouteHandlerBuilder Lists<T>(this RouteHandlerBuilder route, ListContract contract)
        where T : class => route.WithMetadata(contract).Produces<ListBody<T>>().Refuses(400, 401);
}
