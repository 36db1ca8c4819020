using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.Http.Paging;
using Payments.Api.OpenApi;
using Payments.Ids;
using Payments.Keys;
using Payments.Webhooks;

namespace Payments.Api.Webhooks;

internal static class ReadWebhookNotificationEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/webhook-notifications/{id}", Handle)
            .ForOwners(Scope.Read, Permission.Read)
            .TakesQuery()
            .WithName("readWebhookNotification")
            .WithTags("Webhooks")
            .WithSummary("Read a delivery")
            .WithDescription("With its payload and the beginning of the endpoint's last answer.")
            .Produces<WebhookNotificationBody>()
            .Refuses(400, 404);

    private static async Task<IResult> Handle(HttpContext http, string id, IGrainFactory grains)
    {
        if (!EntityId.IsWellFormed(IdPrefix.WebhookNotification, id)) return Problem.Of(WebhookRefusals.NotificationNotFound);
        var caller = Caller.Of(http)!;
        return WebhookAnswers.Of(await grains.GetGrain<IWebhookNotificationsGrain>("api").Read(caller.Tenant, id));
    }
}
