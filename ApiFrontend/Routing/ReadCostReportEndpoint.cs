using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.Http.Paging;
using Payments.Api.Ledger;
using Payments.Api.OpenApi;
using Payments.Keys;
using Payments.Routing;

namespace Payments.Api.Routing;

internal static class ReadCostReportEndpoint
{
    private static readonly QueryParameter From = QueryParameter.Time("from");
    private static readonly QueryParameter To = QueryParameter.Time("to");

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/routing/cost-report", Handle)
            .ForOwners(Scope.Read, Permission.Read)
            .WithName("readCostReport")
            .WithTags("Routing")
            .WithSummary("Read what the channels took, and what they would have taken")
            .WithDescription("Of the payments created from one time up to another that succeeded, by today's fees: as they were routed, all at one channel, and each at the cheapest. It looks at fees only, not at what a channel would have accepted. Administrators name the merchant.")
            .WithMetadata(new QueryContract([From, To, RoutingOwner.Merchant]))
            .Produces<CostReport>()
            .Refuses(400, 404, 422);

    private static async Task<IResult> Handle(HttpContext http, IGrainFactory grains)
    {
        var query = QueryValues.Read(http, Caller.Of(http)!.IsAdministrator ? [From, To, RoutingOwner.Merchant] : [From, To]);
        if (!query.Accepted) return Problem.Of(query.Refusal);
        if (query.Value.Value<DateTimeOffset>(From.Name) is not { } from) return Problem.Of(PagingRefusals.Missing(From.Name));
        if (query.Value.Value<DateTimeOffset>(To.Name) is not { } to) return Problem.Of(PagingRefusals.Missing(To.Name));
        var owner = await LedgerOwner.Find(http, grains, query.Value.Text(RoutingOwner.Merchant.Name), PagingRefusals.Missing(RoutingOwner.Merchant.Name));
        if (!owner.Accepted) return Problem.Of(owner.Refusal);
        var report = await grains.GetGrain<ICostReportGrain>("api").Report(owner.Value, from, to);
        return report.Accepted ? Results.Json(report.Value, ApiJson.Wire.CostReport) : Problem.Of(report.Refusal);
    }
}
