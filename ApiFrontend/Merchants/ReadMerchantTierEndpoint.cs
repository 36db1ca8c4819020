using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.OpenApi;
using Payments.Keys;
using Payments.Merchants;

namespace Payments.Api.Merchants;

internal static class ReadMerchantTierEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/merchants/{id}/tier", Handle)
            .ForOwners(Scope.Read, Permission.Read)
            .WithName("readMerchantTier")
            .WithTags("Merchants", "Tiers")
            .WithSummary("Read a merchant's tier, its terms and what would fit better")
            .WithDescription("Where another tier would fit what the merchant has taken better, the answer recommends it and says why.")
            .Produces<MerchantTierView>()
            .Refuses(401, 404);

    private static async Task<IResult> Handle(HttpContext http, string id, IGrainFactory grains)
    {
        if (!Caller.MaySee(http, id)) return Problem.Of(MerchantRefusals.NotFound);
        return MerchantAnswers.Of(await grains.GetGrain<IMerchantGrain>(id).ReadTier());
    }
}
