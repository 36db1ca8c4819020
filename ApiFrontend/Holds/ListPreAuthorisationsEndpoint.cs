using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.Http.Paging;
using Payments.Holds;
using Payments.Keys;

namespace Payments.Api.Holds;

internal static class ListPreAuthorisationsEndpoint
{
    private static readonly ListContract Contract = ListContract.OfMerchant(
        "pre-authorisations",
        "created_",
        QueryParameter.Word<HoldStatus>("status"),
        QueryParameter.Number("amount_from", 0, long.MaxValue),
        QueryParameter.Number("amount_to", 0, long.MaxValue),
        QueryParameter.Currency("currency"));

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/pre-authorisations", Handle)
            .ForOwners(Scope.Read, Permission.Read)
            .WithName("listPreAuthorisations")
            .WithTags("Pre-authorisations")
            .WithSummary("List pre-authorisations, the newest first")
            .Lists<PreAuthorisationView>(Contract);

    private static async Task<IResult> Handle(HttpContext http, IGrainFactory grains)
    {
        var read = Contract.Read(http);
        if (!read.Accepted) return Problem.Of(read.Refusal);
        var (window, filters, _) = read.Value;
        var page = await grains.GetGrain<IHoldReadsGrain>("api").List(new HoldList(
            window, filters.Value<HoldStatus>("status"), filters.Value<long>("amount_from"), filters.Value<long>("amount_to"), filters.Text("currency")));
        return read.Value.Answer(page, ApiJson.Wire.ListBodyPreAuthorisationView);
    }
}
