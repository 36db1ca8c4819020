using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.OpenApi;
using Payments.Ids;
using Payments.Merchants;

namespace Payments.Api.Merchants;

internal static class SetMerchantOverridesEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/v1/merchants/{id}/overrides", Handle)
            .ForAdministrators(Permission.ManageTerms)
            .WithName("setMerchantOverrides")
            .WithTags("Merchants", "Tiers")
            .WithSummary("Set a merchant's own limits, fee and API rate")
            .WithDescription("Replaces all overrides: what the body leaves out is the tier's again.")
            .Accepts<SetMerchantOverridesBody>("application/json")
            .Produces<MerchantTierView>()
            .Refuses(400, 401, 403, 404, 413, 415);

    private static async Task<IResult> Handle(HttpContext http, string id, IGrainFactory grains)
    {
        var read = await JsonBody.Read(http, ApiJson.Wire.SetMerchantOverridesBody);
        if (!read.Accepted) return Problem.Of(read.Refusal);
        if (!EntityId.IsWellFormed(IdPrefix.Merchant, id)) return Problem.Of(MerchantRefusals.NotFound);
        var body = read.Value;
        var overrides = new MerchantOverrides(body.PerPayment, body.PerDay, body.PerMonth, body.Fee, body.ApiRate);
        var command = new SetMerchantOverrides(overrides, body.Reason, Caller.Of(http)!.Id);
        return MerchantAnswers.Of(await grains.GetGrain<IMerchantGrain>(id).SetOverrides(command));
    }
}
