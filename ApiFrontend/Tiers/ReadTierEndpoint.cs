using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.OpenApi;
using Payments.Outcomes;
using Payments.Tiers;

namespace Payments.Api.Tiers;

internal static class ReadTierEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/tiers/{name}", Handle)
            .ForAdministrators(Permission.Read)
            .WithName("readTier")
            .WithTags("Tiers")
            .WithSummary("Read a tier")
            .Produces<TierView>()
            .Refuses(401, 403, 404);

    private static async Task<IResult> Handle(string name, IGrainFactory grains) =>
        TierNames.Of(name) is { } tier ? Answer(await grains.Tier(tier).Read()) : Problem.Of(TierRefusals.NotFound);

    public static IResult Answer(Outcome<TierView> outcome) =>
        outcome.Accepted ? Results.Json(outcome.Value, ApiJson.Wire.TierView) : Problem.Of(outcome.Refusal);
}
