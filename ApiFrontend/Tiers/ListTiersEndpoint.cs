using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.OpenApi;
using Payments.Tiers;

namespace Payments.Api.Tiers;

internal static class ListTiersEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/tiers", Handle)
            .ForAdministrators(Permission.Read)
            .WithName("listTiers")
            .WithTags("Tiers")
            .WithSummary("List the tiers")
            .WithDescription("All tiers, the cheapest first. Amounts are in major units of a merchant's settlement currency.")
            .Produces<TierListBody>()
            .Refuses(401, 403);

    private static async Task<IResult> Handle(IGrainFactory grains)
    {
        var tiers = await Task.WhenAll(TierNames.CheapestFirst.Select(name => grains.Tier(name).Read()));
        return tiers.FirstOrDefault(tier => !tier.Accepted) is { Refusal: { } refusal }
            ? Problem.Of(refusal)
            : Results.Json(new TierListBody([.. tiers.Select(tier => tier.Value!)]), ApiJson.Wire.TierListBody);
    }
}
