using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.OpenApi;
using Payments.Holds;
using Payments.Ids;
using Payments.Keys;

namespace Payments.Api.Holds;

internal static class VoidPreAuthorisationEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/pre-authorisations/{id}/void", Handle)
            .ForMerchants(Scope.Pay)
            .WithName("voidPreAuthorisation")
            .WithTags("Pre-authorisations")
            .WithSummary("Void a pre-authorisation")
            .WithDescription("Lets go what was not captured, at the channel first: 200 when it is voided. 202 when the channel has not said yet: it goes on being asked. Doing it again is safe.")
            .Produces<PreAuthorisationView>()
            .Produces<PreAuthorisationView>(StatusCodes.Status202Accepted)
            .Refuses(401, 403, 404, 409);

    private static async Task<IResult> Handle(HttpContext http, string id, IGrainFactory grains)
    {
        if (!EntityId.IsWellFormed(IdPrefix.PreAuthorisation, id)) return Problem.Of(HoldRefusals.NotFound);
        var voided = await grains.GetGrain<IHoldGrain>(id).Void(Caller.Of(http)!.Id);
        if (!voided.Accepted) return Problem.Of(voided.Refusal);
        var status = voided.Value.Status == HoldStatus.Voided ? StatusCodes.Status200OK : StatusCodes.Status202Accepted;
        return Results.Json(voided.Value, ApiJson.Wire.PreAuthorisationView, statusCode: status);
    }
}
