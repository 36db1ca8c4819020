using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.OpenApi;
using Payments.Holds;
using Payments.Ids;
using Payments.Keys;

namespace Payments.Api.Holds;

internal static class ReadPreAuthorisationEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/pre-authorisations/{id}", Handle)
            .ForOwners(Scope.Read, Permission.Read)
            .WithName("readPreAuthorisation")
            .WithTags("Pre-authorisations")
            .WithSummary("Read a pre-authorisation, what is left of it and for how long")
            .WithDescription("To a merchant's key, every other merchant's pre-authorisation is missing.")
            .Produces<PreAuthorisationView>()
            .Refuses(401, 404);

    private static async Task<IResult> Handle(HttpContext http, string id, IGrainFactory grains)
    {
        if (!EntityId.IsWellFormed(IdPrefix.PreAuthorisation, id)) return Problem.Of(HoldRefusals.NotFound);
        var read = await grains.GetGrain<IHoldGrain>(id).Read();
        if (!read.Accepted) return Problem.Of(read.Refusal);
        var caller = Caller.Of(http)!;
        if (!caller.IsAdministrator && caller.Id != read.Value.MerchantId) return Problem.Of(HoldRefusals.NotFound);
        return Results.Json(read.Value, ApiJson.Wire.PreAuthorisationView);
    }
}
