using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.Http.Paging;
using Payments.Keys;
using Payments.Orders;

namespace Payments.Api.Orders;

internal static class ListOrdersEndpoint
{
    private static readonly ListContract Contract = ListContract.OfMerchant(
        "orders", "created_", QueryParameter.Word<OrderStatus>("status"), QueryParameter.Text("number"));

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/orders", Handle)
            .ForOwners(Scope.Read, Permission.Read)
            .WithName("listOrders")
            .WithTags("Orders")
            .WithSummary("List orders, the newest first")
            .Lists<OrderView>(Contract);

    private static async Task<IResult> Handle(HttpContext http, IGrainFactory grains)
    {
        var read = Contract.Read(http);
        if (!read.Accepted) return Problem.Of(read.Refusal);
        var (window, filters, _) = read.Value;
        var page = await grains.GetGrain<IOrderReadsGrain>("api").List(new OrderList(window, filters.Value<OrderStatus>("status"), filters.Text("number")));
        return read.Value.Answer(page, ApiJson.Wire.ListBodyOrderView);
    }
}
