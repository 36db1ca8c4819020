using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.Http.Paging;
using Payments.Api.OpenApi;
using Payments.Routing;

namespace Payments.Api.Routing;

internal static class ChangeChannelFeesEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/v1/channels/fees", Handle)
            .ForAdministrators(Permission.ManageTerms)
            .TakesQuery()
            .WithName("changeChannelFees")
            .WithTags("Routing")
            .WithSummary("Replace the channels' fees")
            .WithDescription("They hold for decisions within five seconds, and for cost reports at once.")
            .Accepts<ChangeChannelFeesBody>("application/json")
            .Produces<ChannelFeesView>()
            .Refuses(400, 409, 413, 415);

    private static async Task<IResult> Handle(HttpContext http, IGrainFactory grains)
    {
        var read = await JsonBody.Read(http, ApiJson.Wire.ChangeChannelFeesBody);
        if (!read.Accepted) return Problem.Of(read.Refusal);
        var body = read.Value;
        if (body.Fees.IsDefault) return Problem.Of(RoutingRefusals.Invalid("fees", "fees must be a list."));
        return ReadChannelFeesEndpoint.Answer(await grains.ChannelFees().Change(new ChangeChannelFees(body.Version, body.Fees, body.Reason, Caller.Of(http)!.Id)));
    }
}
