using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.Http.Paging;
using Payments.Api.OpenApi;
using Payments.Keys;
using Payments.Routing;

namespace Payments.Api.Routing;

internal static class ListRoutingChangesEndpoint
{
    private static readonly ListContract Contract = ListContract.OfPlatform("routing_changes", "changed_");

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/routing/changes", Handle)
            .ForOwners(Scope.Read, Permission.Read)
            .WithName("listRoutingChanges")
            .WithTags("Routing")
            .WithSummary("List the configurations so far, the newest first")
            .WithDescription("Each whole, with who wrote it, when and why. Administrators name the merchant, or see the platform's.")
            .Lists<RoutingView>(Contract)
            .Refuses(404);

    private static async Task<IResult> Handle(HttpContext http, IGrainFactory grains)
    {
        var read = Contract.Read(http);
        if (!read.Accepted) return Problem.Of(read.Refusal);
        var window = read.Value.Window;
        var owner = await RoutingOwner.Named(Caller.Of(http)!, window.MerchantId, grains);
        if (!owner.Accepted) return Problem.Of(owner.Refusal);
        var page = await grains.GetGrain<IRoutingReadsGrain>("api").Changes(owner.Value, window with { MerchantId = null });
        return read.Value.Answer(page, ApiJson.Wire.ListBodyRoutingView);
    }
}
