using Payments.Api.OpenApi;

namespace Payments.Api.Http.Paging;

/// <summary>What routes say about their query.</summary>
internal static class ListRoutes
{
    /// <summary>The route answers with pages of a list; its query is documented as the contract says.</summary>
    public static RouteHandlerBuilder Lists<T>(this RouteHandlerBuilder route, ListContract contract)
        where T : class => route.WithMetadata(new QueryContract(contract.Parameters)).Produces<ListBody<T>>().Refuses(400, 401);

    /// <summary>The route takes these parameters in its query and refuses every other.</summary>
    public static RouteHandlerBuilder TakesQuery(this RouteHandlerBuilder route, params QueryParameter[] parameters) =>
        route.WithMetadata(new QueryContract(parameters)).AddEndpointFilter((context, next) =>
        {
            var read = QueryValues.Read(context.HttpContext, parameters);
            return read.Accepted ? next(context) : ValueTask.FromResult<object?>(Problem.Of(read.Refusal));
        });
}
