using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.Http.Paging;
using Payments.Api.OpenApi;
using Payments.Keys;
using Payments.Merchants;
using Payments.Money;
using Payments.Routing;

namespace Payments.Api.Routing;

internal static class DryRunEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/routing/dry-run", Handle)
            .ForOwners(Scope.Read, Permission.Read)
            .TakesQuery()
            .WithName("dryRunRouting")
            .WithTags("Routing")
            .WithSummary("Explain where a payment would go, without paying")
            .WithDescription("The channels in their order with scores and costs, those that are excluded with their reasons, and what decided. Nothing is stored or sent.")
            .Accepts<DryRunBody>("application/json")
            .Produces<RoutingDecision>()
            .Refuses(400, 404, 413, 415);

    private static async Task<IResult> Handle(HttpContext http, IGrainFactory grains)
    {
        var read = await JsonBody.Read(http, ApiJson.Wire.DryRunBody);
        if (!read.Accepted) return Problem.Of(read.Refusal);
        var (caller, named) = (Caller.Of(http)!, read.Value.MerchantId);
        if (named is not null && !Caller.MaySee(http, named)) return Problem.Of(MerchantRefusals.NotFound);
        var owner = await RoutingOwner.Named(caller, named, grains);
        if (!owner.Accepted) return Problem.Of(owner.Refusal);
        var question = read.Value.Question(owner.Value, await Mode(read.Value, owner.Value, grains));
        if (RouteInput.Check(question) is { } refusal) return Problem.Of(refusal);
        return Results.Json(await grains.Routing(owner.Value).Decide(question), ApiJson.Wire.RoutingDecision);
    }

    private static async Task<PaymentMode?> Mode(DryRunBody body, string owner, IGrainFactory grains) =>
        owner == RoutingOwners.Platform ? body.Mode : (await grains.GetGrain<IMerchantGrain>(owner).Read()).Value?.Mode;
}
