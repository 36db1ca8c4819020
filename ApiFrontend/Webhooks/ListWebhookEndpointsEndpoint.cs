using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.Http.Paging;
using Payments.Keys;
using Payments.Webhooks;

namespace Payments.Api.Webhooks;

internal static class ListWebhookEndpointsEndpoint
{
    private static readonly ListContract Contract = ListContract.OfMerchant("webhook-endpoints", "created_");

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/webhook-endpoints", Handle)
            .ForOwners(Scope.Read, Permission.Read)
            .WithName("listWebhookEndpoints")
            .WithTags("Webhooks")
            .WithSummary("List webhook endpoints, the newest first")
            .WithDescription("Never their secrets.")
            .Lists<WebhookEndpointView>(Contract);

    private static async Task<IResult> Handle(HttpContext http, IGrainFactory grains)
    {
        var read = Contract.Read(http);
        if (!read.Accepted) return Problem.Of(read.Refusal);
        var page = await grains.GetGrain<IWebhookNotificationsGrain>("api").ListEndpoints(read.Value.Window);
        return read.Value.Answer(page, ApiJson.Wire.ListBodyWebhookEndpointView);
    }
}
