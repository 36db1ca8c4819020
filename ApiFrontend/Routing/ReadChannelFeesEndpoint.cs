using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.Http.Paging;
using Payments.Api.OpenApi;
using Payments.Keys;
using Payments.Outcomes;
using Payments.Routing;

namespace Payments.Api.Routing;

internal static class ReadChannelFeesEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/channels/fees", Handle)
            .ForOwners(Scope.Read, Permission.Read)
            .TakesQuery()
            .WithName("readChannelFees")
            .WithTags("Routing")
            .WithSummary("Read what the channels take of a payment")
            .WithDescription("Millionths of the amount, rounded half up to a minor unit, and a fixed part: hundredths of the currency's major unit, rounded half up, or in fixed its minor units where a currency has its own.")
            .Produces<ChannelFeesView>()
            .Refuses(400);

    private static async Task<IResult> Handle(IGrainFactory grains) => Answer(await grains.ChannelFees().Read());

    public static IResult Answer(Outcome<ChannelFeesView> outcome) =>
        outcome.Accepted ? Results.Json(outcome.Value, ApiJson.Wire.ChannelFeesView) : Problem.Of(outcome.Refusal);
}
