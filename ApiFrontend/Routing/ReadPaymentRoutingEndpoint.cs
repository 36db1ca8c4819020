using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.Http.Paging;
using Payments.Api.OpenApi;
using Payments.Checkout;
using Payments.Ids;
using Payments.Keys;
using Payments.Routing;

namespace Payments.Api.Routing;

internal static class ReadPaymentRoutingEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/payments/{id}/routing", Handle)
            .ForOwners(Scope.Read, Permission.Read)
            .TakesQuery()
            .WithName("readPaymentRouting")
            .WithTags("Payments", "Routing")
            .WithSummary("Read why a payment went to its channel")
            .WithDescription("Every decision that was made for it, with all candidates and reasons, as it was made at the time.")
            .Produces<PaymentRouting>()
            .Refuses(400, 401, 404);

    private static async Task<IResult> Handle(HttpContext http, string id, IGrainFactory grains)
    {
        if (!EntityId.IsWellFormed(IdPrefix.Payment, id)) return Problem.Of(PaymentRefusals.NotFound);
        var caller = Caller.Of(http)!;
        var read = await grains.GetGrain<IRoutingReadsGrain>("api").Decisions(caller.IsAdministrator ? null : caller.Id, id);
        return read.Accepted ? Results.Json(read.Value, ApiJson.Wire.PaymentRouting) : Problem.Of(read.Refusal);
    }
}
