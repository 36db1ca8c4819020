using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.Http.Paging;
using Payments.Ids;
using Payments.Keys;
using Payments.Refunds;

namespace Payments.Api.Refunds;

internal static class ListRefundsEndpoint
{
    private static readonly ListContract Contract = ListContract.OfMerchant(
        "refunds",
        "created_",
        QueryParameter.Id("payment_id", IdPrefix.Payment),
        QueryParameter.Id("pre_authorisation_id", IdPrefix.PreAuthorisation),
        QueryParameter.Word<RefundStatus>("status"));

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/refunds", Handle)
            .ForOwners(Scope.Read, Permission.Read)
            .WithName("listRefunds")
            .WithTags("Refunds")
            .WithSummary("List refunds, the newest first")
            .Lists<RefundView>(Contract);

    private static async Task<IResult> Handle(HttpContext http, IGrainFactory grains)
    {
        var read = Contract.Read(http);
        if (!read.Accepted) return Problem.Of(read.Refusal);
        var (window, filters, _) = read.Value;
        var page = await grains.GetGrain<IRefundReadsGrain>("api").List(new RefundList(
            window, filters.Text("payment_id"), filters.Value<RefundStatus>("status"), filters.Text("pre_authorisation_id")));
        return read.Value.Answer(page, ApiJson.Wire.ListBodyRefundView);
    }
}
