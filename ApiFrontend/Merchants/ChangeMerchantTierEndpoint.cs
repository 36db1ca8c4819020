using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.OpenApi;
using Payments.Ids;
using Payments.Merchants;

namespace Payments.Api.Merchants;

internal static class ChangeMerchantTierEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/merchants/{id}/tier", Handle)
            .ForAdministrators(Permission.ManageTerms)
            .WithName("changeMerchantTier")
            .WithTags("Merchants", "Tiers")
            .WithSummary("Move a merchant to another tier")
            .WithDescription("Who, when, from, to and why are kept in the history. Overrides stay.")
            .Accepts<ChangeMerchantTierBody>("application/json")
            .Produces<MerchantTierView>()
            .Refuses(400, 401, 403, 404, 409, 413, 415);

    private static async Task<IResult> Handle(HttpContext http, string id, IGrainFactory grains)
    {
        var body = await JsonBody.Read(http, ApiJson.Wire.ChangeMerchantTierBody);
        if (!body.Accepted) return Problem.Of(body.Refusal);
        if (body.Value.Tier is not { } tier || !Enum.IsDefined(tier)) return Problem.Of(MerchantRefusals.Invalid("tier", "tier must name the tier to move to."));
        if (!EntityId.IsWellFormed(IdPrefix.Merchant, id)) return Problem.Of(MerchantRefusals.NotFound);
        var command = new ChangeMerchantTier(tier, body.Value.Reason, Caller.Of(http)!.Id);
        return MerchantAnswers.Of(await grains.GetGrain<IMerchantGrain>(id).ChangeTier(command));
    }
}
