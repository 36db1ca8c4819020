using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.Http.Paging;
using Payments.Api.OpenApi;
using Payments.Merchants;
using Payments.Tiers;

namespace Payments.Api.Merchants;

internal static class ListMerchantsEndpoint
{
    private static readonly ListContract Contract = ListContract.OfRoute(
        "merchants", "created_", QueryParameter.Word<MerchantStatus>("status"), QueryParameter.Word<TierName>("tier"));

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/merchants", Handle)
            .ForAdministrators(Permission.Read)
            .WithName("listMerchants")
            .WithTags("Merchants")
            .WithSummary("List merchants, the newest first")
            .Lists<MerchantView>(Contract)
            .Refuses(403);

    private static async Task<IResult> Handle(HttpContext http, IGrainFactory grains)
    {
        var read = Contract.Read(http);
        if (!read.Accepted) return Problem.Of(read.Refusal);
        var (window, filters, _) = read.Value;
        var query = new MerchantList(window, filters.Value<MerchantStatus>("status"), filters.Value<TierName>("tier"));
        return read.Value.Answer(await grains.GetGrain<IMerchantReadsGrain>("api").List(query), ApiJson.Wire.ListBodyMerchantView);
    }
}
