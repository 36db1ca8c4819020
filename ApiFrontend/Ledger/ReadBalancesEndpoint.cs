using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.Http.Paging;
using Payments.Api.OpenApi;
using Payments.Ids;
using Payments.Keys;
using Payments.Ledger;

namespace Payments.Api.Ledger;

internal static class ReadBalancesEndpoint
{
    private static readonly QueryParameter Merchant = QueryParameter.Id(ListContract.Merchant, IdPrefix.Merchant);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/balances", Handle)
            .ForOwners(Scope.Read, Permission.Read)
            .WithName("readBalances")
            .WithTags("Ledger")
            .WithSummary("Read balances")
            .WithDescription("Every account that the merchant's transfers have touched, exact at the moment of the answer. Administrators name the merchant.")
            .WithMetadata(new QueryContract([Merchant]))
            .Produces<BalancesView>()
            .Refuses(400, 401, 404);

    private static async Task<IResult> Handle(HttpContext http, IGrainFactory grains)
    {
        var caller = Caller.Of(http)!;
        var query = QueryValues.Read(http, caller.IsAdministrator ? [Merchant] : []);
        if (!query.Accepted) return Problem.Of(query.Refusal);
        var owner = await LedgerOwner.Find(http, grains, query.Value.Text(Merchant.Name), PagingRefusals.Missing(Merchant.Name));
        if (!owner.Accepted) return Problem.Of(owner.Refusal);
        return Results.Json(await grains.GetGrain<ILedgerGrain>(owner.Value).Balances(), ApiJson.Wire.BalancesView);
    }
}
