using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.OpenApi;
using Payments.Ids;
using Payments.Keys;
using Payments.Orders;

namespace Payments.Api.Orders;

internal static class ReadOrderEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/orders/{id}", Handle)
            .ForOwners(Scope.Read, Permission.Read)
            .WithName("readOrder")
            .WithTags("Orders")
            .WithSummary("Read an order")
            .WithDescription("To a merchant's key, every other merchant's order is missing.")
            .Produces<OrderView>()
            .Refuses(401, 404);

    private static async Task<IResult> Handle(HttpContext http, string id, IGrainFactory grains)
    {
        if (!EntityId.IsWellFormed(IdPrefix.Order, id)) return Problem.Of(OrderRefusals.NotFound);
        var read = await grains.GetGrain<IOrderGrain>(id).Read();
        if (!read.Accepted) return Problem.Of(read.Refusal);
        var caller = Caller.Of(http)!;
        if (!caller.IsAdministrator && caller.Id != read.Value.MerchantId) return Problem.Of(OrderRefusals.NotFound);
        return Results.Json(read.Value, ApiJson.Wire.OrderView);
    }
}
