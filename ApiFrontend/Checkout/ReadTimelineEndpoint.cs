using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.Http.Paging;
using Payments.Api.OpenApi;
using Payments.Checkout;
using Payments.Ids;
using Payments.Keys;

namespace Payments.Api.Checkout;

internal static class ReadTimelineEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/payments/{id}/timeline", Handle)
            .ForOwners(Scope.Read, Permission.Read)
            .TakesQuery()
            .WithName("readPaymentTimeline")
            .WithTags("Payments")
            .WithSummary("Read all that happened to a payment")
            .WithDescription("Its events, those of its order and its refunds, and the attempts at channels, in the order they happened.")
            .Produces<TimelineBody>()
            .Refuses(400, 401, 404);

    private static async Task<IResult> Handle(HttpContext http, string id, IGrainFactory grains)
    {
        if (!EntityId.IsWellFormed(IdPrefix.Payment, id)) return Problem.Of(PaymentRefusals.NotFound);
        var caller = Caller.Of(http)!;
        var read = await grains.GetGrain<IPaymentReadsGrain>("api").Timeline(caller.Tenant, id);
        return read.Accepted ? Results.Json(TimelineBody.Of(read.Value), ApiJson.Wire.TimelineBody) : Problem.Of(read.Refusal);
    }
}
