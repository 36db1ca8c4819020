using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.Http.Paging;
using Payments.Api.OpenApi;
using Payments.Ids;
using Payments.Keys;
using Payments.Money;
using Payments.Orders;

namespace Payments.Api.Orders;

internal static class CreateOrderEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/orders", Handle)
            .ForMerchants(Scope.Pay)
            .TakesQuery()
            .WithName("createOrder")
            .WithTags("Orders")
            .WithSummary("Create an order")
            .WithDescription("It stays open until a payment with its order_id has succeeded, or until it is cancelled. Its items' amounts add up to its own.")
            .TakesIdempotencyKey()
            .Accepts<CreateOrderBody>("application/json")
            .Produces<OrderView>(StatusCodes.Status201Created)
            .Refuses(400, 401, 403, 409, 413, 422);

    private static async Task<IResult> Handle(HttpContext http, IGrainFactory grains)
    {
        var read = await IdempotentBody.Read(http, ApiJson.Wire.CreateOrderBody);
        if (!read.Accepted) return Problem.Of(read.Refusal);
        var (body, request) = read.Value;

        var merchant = Caller.Of(http)!.Id;
        var command = CommandOf(merchant, body, request.Fingerprint);
        if (OrderInput.Check(command) is { } refusal) return Problem.Of(refusal);

        var id = EntityId.Derive(IdPrefix.Order, merchant, request.Key.Reveal);
        var placed = await grains.GetGrain<IOrderGrain>(id).Place(command);
        if (!placed.Accepted) return Problem.Of(placed.Refusal);
        return IdempotentAnswer.Created(http, $"/v1/orders/{id}", placed.Value.Order, ApiJson.Wire.OrderView, placed.Value.Replayed);
    }

    private static PlaceOrder CommandOf(string merchant, CreateOrderBody body, string fingerprint) => new(
        merchant,
        body.Number,
        new Amount(body.Amount, body.Currency),
        [.. (body.Items ?? []).Select(item => item is null ? null! : new OrderItem(item.Name, item.Quantity, item.UnitAmount))],
        fingerprint);
}
