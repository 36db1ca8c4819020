using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.OpenApi;
using Payments.Ids;
using Payments.Merchants;

namespace Payments.Api.Merchants;

internal static class LimitMerchantEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/v1/merchants/{id}/limited", Handle)
            .ForAdministrators(Permission.ManageMerchants)
            .WithName("limitMerchant")
            .WithTags("Merchants")
            .WithSummary("Mark a merchant as limited, or no longer")
            .WithDescription("A limited merchant takes no new payments; everything else goes on.")
            .Accepts<LimitMerchantBody>("application/json")
            .Produces<MerchantView>()
            .Refuses(400, 401, 403, 404, 413, 415);

    private static async Task<IResult> Handle(HttpContext http, string id, IGrainFactory grains)
    {
        var body = await JsonBody.Read(http, ApiJson.Wire.LimitMerchantBody);
        if (!body.Accepted) return Problem.Of(body.Refusal);
        if (body.Value.Limited is not { } limited) return Problem.Of(MerchantRefusals.Invalid("limited", "limited must be true or false."));
        if (!EntityId.IsWellFormed(IdPrefix.Merchant, id)) return Problem.Of(MerchantRefusals.NotFound);
        return MerchantAnswers.Of(await grains.GetGrain<IMerchantGrain>(id).Limit(new LimitMerchant(limited, body.Value.Reason)));
    }
}
