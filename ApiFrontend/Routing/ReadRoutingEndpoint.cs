using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.Http.Paging;
using Payments.Api.OpenApi;
using Payments.Keys;
using Payments.Outcomes;
using Payments.Routing;

namespace Payments.Api.Routing;

internal static class ReadRoutingEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/routing", Handle)
            .ForOwners(Scope.Read, Permission.Read)
            .WithName("readRouting")
            .WithTags("Routing")
            .WithSummary("Read how payments find their channel")
            .WithDescription("A merchant's own configuration; without one, configuration is missing and the platform's holds. Administrators name the merchant, or read the platform's.")
            .WithMetadata(new QueryContract([RoutingOwner.Merchant]))
            .Produces<RoutingView>()
            .Refuses(400, 404);

    private static async Task<IResult> Handle(HttpContext http, IGrainFactory grains)
    {
        var owner = await RoutingOwner.Find(http, grains);
        return owner.Accepted ? Answer(await grains.Routing(owner.Value).Read()) : Problem.Of(owner.Refusal);
    }

    public static IResult Answer(Outcome<RoutingView> outcome) =>
        outcome.Accepted ? Results.Json(outcome.Value, ApiJson.Wire.RoutingView) : Problem.Of(outcome.Refusal);
}
