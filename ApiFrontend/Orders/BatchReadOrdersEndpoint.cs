using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.Http.Batches;
using Payments.Api.Http.Paging;
using Payments.Api.OpenApi;
using Payments.Ids;
using Payments.Keys;
using Payments.Orders;

namespace Payments.Api.Orders;

internal static class BatchReadOrdersEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/orders/batch-read", Handle)
            .ForOwners(Scope.Read, Permission.Read)
            .TakesQuery()
            .WithName("batchReadOrders")
            .WithTags("Orders")
            .WithSummary("Read up to 100 orders at once")
            .Accepts<BatchReadBody>("application/json")
            .Produces<BatchBody<OrderView>>()
            .Refuses(400, 401, 413);

    private static async Task<IResult> Handle(HttpContext http, IGrainFactory grains)
    {
        var read = await BatchRequest.Read(http, IdPrefix.Order);
        if (!read.Accepted) return Problem.Of(read.Refusal);
        var found = await grains.GetGrain<IOrderReadsGrain>("api").Batch(read.Value.Query);
        return read.Value.Answer(found, order => order.Id, ApiJson.Wire.BatchBodyOrderView);
    }
}
