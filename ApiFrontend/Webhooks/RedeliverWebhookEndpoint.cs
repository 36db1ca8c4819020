using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.Http.Paging;
using Payments.Api.OpenApi;
using Payments.Ids;
using Payments.Keys;
using Payments.Webhooks;

namespace Payments.Api.Webhooks;

internal static class RedeliverWebhookEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/webhook-notifications/{id}/redeliver", Handle)
            .ForMerchants(Scope.Admin)
            .TakesQuery()
            .WithName("redeliverWebhook")
            .WithTags("Webhooks")
            .WithSummary("Deliver one again")
            .WithDescription("At once, with the same webhook-id and body, to the endpoint's address of now; one that has ended gets all its tries again. The endpoint must be enabled.")
            .Produces<WebhookNotificationBody>(StatusCodes.Status202Accepted)
            .Refuses(400, 404, 409);

    private static async Task<IResult> Handle(HttpContext http, string id, IGrainFactory grains)
    {
        if (!EntityId.IsWellFormed(IdPrefix.WebhookNotification, id)) return Problem.Of(WebhookRefusals.NotificationNotFound);
        var queued = await grains.GetGrain<IWebhookNotificationsGrain>("api").Redeliver(Caller.Of(http)!.Id, id);
        if (queued.Accepted) await WebhookAnswers.Wake(grains, queued.Value.EndpointId);
        return WebhookAnswers.Of(queued, StatusCodes.Status202Accepted);
    }
}
