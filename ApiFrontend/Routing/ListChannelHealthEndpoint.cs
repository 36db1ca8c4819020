using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.Http.Paging;
using Payments.Routing;

namespace Payments.Api.Routing;

internal static class ListChannelHealthEndpoint
{
    private const string Channel = "channel";
    private static readonly ListContract Contract = ListContract.OfRoute("channel_health", "since_", QueryParameter.Text(Channel, 32));

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/channels/health", Handle)
            .ForAdministrators(Permission.Read)
            .WithName("listChannelHealth")
            .WithTags("Routing")
            .WithSummary("List how the accounts at channels do")
            .WithDescription("Success rate and latency of the last minute and hour, and whether payments go there, of every account that was ever called; those first heard of last come first.")
            .Lists<ChannelHealthView>(Contract);

    private static async Task<IResult> Handle(HttpContext http, IGrainFactory grains)
    {
        var read = Contract.Read(http);
        if (!read.Accepted) return Problem.Of(read.Refusal);
        var page = await grains.GetGrain<IChannelHealthReadsGrain>("api").List(read.Value.Window, read.Value.Filters.Text(Channel));
        return read.Value.Answer(page, ApiJson.Wire.ListBodyChannelHealthView);
    }
}
