using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.OpenApi;
using Payments.Keys;
using Payments.Limits;
using Payments.Merchants;

namespace Payments.Api.Allowances;

internal static class ReadLimitsEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/limits", Handle)
            .ForMerchants(Scope.Read)
            .WithName("readLimits")
            .WithTags("Limits")
            .WithSummary("Read what of your limits is used, held and left")
            .WithDescription("In minor units of the settlement currency; days and months are those of the merchant's time zone. A refund gives its amount back to the day and month of its payment.")
            .Produces<LimitsView>()
            .Refuses(401, 403);

    private static async Task<IResult> Handle(HttpContext http, IGrainFactory grains)
    {
        var merchant = Caller.Of(http)!.Id;
        var terms = await grains.GetGrain<IMerchantGrain>(merchant).Terms();
        if (!terms.Accepted) return Problem.Of(terms.Refusal);
        return Results.Json(await grains.GetGrain<ILimitsGrain>(merchant).Read(terms.Value.Limits), ApiJson.Wire.LimitsView);
    }
}
