using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.Http.Paging;
using Payments.Api.OpenApi;
using Payments.Ids;
using Payments.Keys;
using Payments.Webhooks;

namespace Payments.Api.Webhooks;

/// <summary>Enable, disable, delete: one and the same command with another status.</summary>
internal static class MoveWebhookEndpointEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        Map(routes, HttpMethods.Post, "/enable", WebhookEndpointStatus.Enabled)
            .WithName("enableWebhookEndpoint")
            .WithSummary("Enable a webhook endpoint")
            .WithDescription("What waited for it is delivered now; what happened meanwhile can be replayed. Enabling it again changes nothing.");
        Map(routes, HttpMethods.Post, "/disable", WebhookEndpointStatus.Disabled)
            .WithName("disableWebhookEndpoint")
            .WithSummary("Disable a webhook endpoint")
            .WithDescription("It gets nothing until it is enabled; what waits for it goes on waiting. Disabling it again changes nothing.");
        Map(routes, HttpMethods.Delete, "", WebhookEndpointStatus.Deleted)
            .WithName("deleteWebhookEndpoint")
            .WithSummary("Delete a webhook endpoint")
            .WithDescription("What waits for it becomes a dead letter; its notifications stay readable.");
    }

    private static RouteHandlerBuilder Map(IEndpointRouteBuilder routes, string method, string suffix, WebhookEndpointStatus status) =>
        routes.MapMethods($"/v1/webhook-endpoints/{{id}}{suffix}", [method], (HttpContext http, string id, IGrainFactory grains) => Handle(http, id, grains, status))
            .ForMerchants(Scope.Admin)
            .TakesQuery()
            .WithTags("Webhooks")
            .Produces<WebhookEndpointView>()
            .Refuses(400, 404);

    private static async Task<IResult> Handle(HttpContext http, string id, IGrainFactory grains, WebhookEndpointStatus status)
    {
        if (!EntityId.IsWellFormed(IdPrefix.WebhookEndpoint, id)) return Problem.Of(WebhookRefusals.EndpointNotFound);
        var moved = await grains.GetGrain<IWebhookEndpointGrain>(id).Move(Caller.Of(http)!.Id, status);
        if (moved.Accepted) await WebhookAnswers.Wake(grains, id);
        return WebhookAnswers.Of(moved);
    }
}
