using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.OpenApi;
using Payments.Tiers;

namespace Payments.Api.Tiers;

internal static class ChangeTierEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/v1/tiers/{name}", Handle)
            .ForAdministrators(Permission.ManageTerms)
            .WithName("changeTier")
            .WithTags("Tiers")
            .WithSummary("Replace a tier's terms")
            .WithDescription("The terms hold for every merchant of the tier within five seconds, except where its overrides say otherwise.")
            .Accepts<TierTerms>("application/json")
            .Produces<TierView>()
            .Refuses(400, 401, 403, 404, 413, 415);

    private static async Task<IResult> Handle(HttpContext http, string name, IGrainFactory grains)
    {
        var body = await JsonBody.Read(http, ApiJson.Wire.TierTerms);
        if (!body.Accepted) return Problem.Of(body.Refusal);
        if (TierNames.Of(name) is not { } tier) return Problem.Of(TierRefusals.NotFound);
        return ReadTierEndpoint.Answer(await grains.Tier(tier).Change(new ChangeTierTerms(body.Value, Caller.Of(http)!.Id)));
    }
}
