using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.Http.Paging;
using Payments.Api.OpenApi;
using Payments.Keys;
using Payments.Merchants;

namespace Payments.Api.Merchants;

internal static class ListSubAccountsEndpoint
{
    private static readonly ListContract Contract = ListContract.OfRoute("sub_accounts", "created_", QueryParameter.Word<MerchantStatus>("status"));

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/merchants/{id}/sub-accounts", Handle)
            .ForOwners(Scope.Read, Permission.Read)
            .WithName("listSubAccounts")
            .WithTags("Merchants")
            .WithSummary("List a merchant's sub-accounts, the newest first")
            .Lists<MerchantView>(Contract)
            .Refuses(403, 404);

    private static async Task<IResult> Handle(HttpContext http, string id, IGrainFactory grains)
    {
        if (!Caller.MaySee(http, id)) return Problem.Of(MerchantRefusals.NotFound);
        var read = Contract.Read(http, id);
        if (!read.Accepted) return Problem.Of(read.Refusal);
        var parent = await grains.GetGrain<IMerchantGrain>(id).Read();
        if (!parent.Accepted) return Problem.Of(parent.Refusal);
        var query = new MerchantList(read.Value.Window, read.Value.Filters.Value<MerchantStatus>("status"), ParentId: id);
        return read.Value.Answer(await grains.GetGrain<IMerchantReadsGrain>("api").List(query), ApiJson.Wire.ListBodyMerchantView);
    }
}
