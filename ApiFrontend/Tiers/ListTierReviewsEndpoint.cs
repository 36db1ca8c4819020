using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.Http.Paging;
using Payments.Api.OpenApi;
using Payments.Keys;
using Payments.Merchants;
using Payments.Tiers;

namespace Payments.Api.Tiers;

internal static class ListTierReviewsEndpoint
{
    private static readonly ListContract Contract = ListContract.OfRoute("tier_reviews", "reviewed_");

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/merchants/{id}/tier-reviews", Handle)
            .ForOwners(Scope.Read, Permission.Read)
            .WithName("listTierReviews")
            .WithTags("Merchants", "Tiers")
            .WithSummary("List the monthly reviews of a merchant's tier, the newest first")
            .WithDescription("A review recommends another tier, or none, from what the merchant has taken; it changes nothing.")
            .Lists<TierReviewView>(Contract)
            .Refuses(404);

    private static async Task<IResult> Handle(HttpContext http, string id, IGrainFactory grains)
    {
        if (!Caller.MaySee(http, id)) return Problem.Of(MerchantRefusals.NotFound);
        var read = Contract.Read(http, id);
        if (!read.Accepted) return Problem.Of(read.Refusal);
        var merchant = await grains.GetGrain<IMerchantGrain>(id).Read();
        if (!merchant.Accepted) return Problem.Of(merchant.Refusal);
        var page = await grains.GetGrain<ITierReviewReadsGrain>("api").List(read.Value.Window with { MerchantId = id });
        return read.Value.Answer(page, ApiJson.Wire.ListBodyTierReviewView);
    }
}
