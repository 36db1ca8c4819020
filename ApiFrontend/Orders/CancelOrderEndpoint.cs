using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.Http.Paging;
using Payments.Api.OpenApi;
using Payments.Ids;
using Payments.Keys;
using Payments.Orders;

namespace Payments.Api.Orders;

internal static class CancelOrderEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/orders/{id}/cancel", Handle)
            .ForMerchants(Scope.Pay)
            .TakesQuery()
            .WithName("cancelOrder")
            .WithTags("Orders")
            .WithSummary("Cancel an order")
            .WithDescription("Only while it is open and no payment of it is under way. Cancelling it again changes nothing.")
            .Produces<OrderView>()
            .Refuses(400, 401, 403, 404, 409);

    private static async Task<IResult> Handle(HttpContext http, string id, IGrainFactory grains)
    {
        if (!EntityId.IsWellFormed(IdPrefix.Order, id)) return Problem.Of(OrderRefusals.NotFound);
        var cancelled = await grains.GetGrain<IOrderGrain>(id).Cancel(Caller.Of(http)!.Id);
        return cancelled.Accepted ? Results.Json(cancelled.Value, ApiJson.Wire.OrderView) : Problem.Of(cancelled.Refusal);
    }
}
