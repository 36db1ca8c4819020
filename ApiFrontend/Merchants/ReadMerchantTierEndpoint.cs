using Microsoft.AspNetCore.Mvc;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.OpenApi;
using Payments.Merchants;

namespace Payments.Api.Merchants;

internal static class ReadMerchantTierEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/merchants/{id}/tier", Handle)
            .ForOwners()
            .WithName("readMerchantTier")
            .WithTags("Merchants", "Tiers")
            .WithSummary("Read a merchant's tier, its terms and what would fit better")
            .WithDescription("With the usage given, in minor units, the answer recommends another tier where one would fit better, and says why.")
            .Produces<MerchantTierView>()
            .Refuses(400, 401, 404);

    private static async Task<IResult> Handle(
        HttpContext http,
        string id,
        IGrainFactory grains,
        [FromQuery(Name = TierUsageQuery.Month)] string? monthVolume,
        [FromQuery(Name = TierUsageQuery.Days)] string? dayVolumes,
        [FromQuery(Name = TierUsageQuery.Months)] string? monthVolumes)
    {
        if (!Caller.MaySee(http, id)) return Problem.Of(MerchantRefusals.NotFound);
        if (TierUsageQuery.Read(monthVolume, dayVolumes, monthVolumes, out var usage) is { } refusal) return Problem.Of(refusal);
        return MerchantAnswers.Of(await grains.GetGrain<IMerchantGrain>(id).ReadTier(usage));
    }
}
