using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.Http.Paging;
using Payments.Routing;

namespace Payments.Api.Routing;

internal static class ListChannelFeeChangesEndpoint
{
    private static readonly ListContract Contract = ListContract.OfRoute("channel_fee_changes", "changed_");

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/channels/fees/changes", Handle)
            .ForAdministrators(Permission.Read)
            .WithName("listChannelFeeChanges")
            .WithTags("Routing")
            .WithSummary("List the channels' fees so far, the newest first")
            .WithDescription("Each version whole, with who wrote it, when and why.")
            .Lists<ChannelFeesView>(Contract);

    private static async Task<IResult> Handle(HttpContext http, IGrainFactory grains)
    {
        var read = Contract.Read(http);
        if (!read.Accepted) return Problem.Of(read.Refusal);
        var page = await grains.GetGrain<IRoutingReadsGrain>("api").FeeChanges(read.Value.Window);
        return read.Value.Answer(page, ApiJson.Wire.ListBodyChannelFeesView);
    }
}
