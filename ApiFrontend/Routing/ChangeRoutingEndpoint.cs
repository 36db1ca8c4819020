using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.Http.Paging;
using Payments.Api.OpenApi;
using Payments.Keys;
using Payments.Routing;

namespace Payments.Api.Routing;

internal static class ChangeRoutingEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/v1/routing", Handle)
            .ForOwners(Scope.Admin, Permission.Operate)
            .WithName("changeRouting")
            .WithTags("Routing")
            .WithSummary("Replace how payments find their channel")
            .WithDescription("Rules first (what is allowed or denied holds in whatever order it stands; the first rule that uses something decides), then the experiment or the strategy, then the default channel. The platform's rules hold for every merchant. A merchant's configuration holds at once, the platform's within five seconds.")
            .WithMetadata(new QueryContract([RoutingOwner.Merchant]))
            .Accepts<ChangeRoutingBody>("application/json")
            .Produces<RoutingView>()
            .Refuses(400, 404, 409, 413, 415);

    private static async Task<IResult> Handle(HttpContext http, IGrainFactory grains)
    {
        var read = await JsonBody.Read(http, ApiJson.Wire.ChangeRoutingBody);
        if (!read.Accepted) return Problem.Of(read.Refusal);
        var owner = await RoutingOwner.Find(http, grains);
        if (!owner.Accepted) return Problem.Of(owner.Refusal);
        var command = new ChangeRouting(read.Value.Version, read.Value.Configuration, read.Value.Reason, Caller.Of(http)!.Id);
        return ReadRoutingEndpoint.Answer(await grains.Routing(owner.Value).Change(command));
    }
}
