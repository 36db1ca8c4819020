using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.Http.Paging;
using Payments.Api.OpenApi;
using Payments.Ids;
using Payments.Keys;
using Payments.Webhooks;

namespace Payments.Api.Webhooks;

internal static class TestWebhookEndpointEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/webhook-endpoints/{id}/test", Handle)
            .ForMerchants(Scope.Admin)
            .TakesQuery()
            .WithName("testWebhookEndpoint")
            .WithTags("Webhooks")
            .WithSummary("Send a test event")
            .WithDescription("Queues webhook.test, whatever events the endpoint takes; read the notification to see what became of it. The endpoint must be enabled.")
            .TakesIdempotencyKey()
            .Accepts<TestWebhookEndpointBody>("application/json")
            .Produces<WebhookNotificationBody>(StatusCodes.Status202Accepted)
            .Refuses(400, 404, 409, 413, 415);

    private static async Task<IResult> Handle(HttpContext http, string id, IGrainFactory grains)
    {
        if (!EntityId.IsWellFormed(IdPrefix.WebhookEndpoint, id)) return Problem.Of(WebhookRefusals.EndpointNotFound);
        var read = await IdempotentBody.Read(http, ApiJson.Wire.TestWebhookEndpointBody);
        if (!read.Accepted) return Problem.Of(read.Refusal);
        var (_, request) = read.Value;
        var eventId = EntityId.Derive(IdPrefix.Event, id, request.Key.Reveal);
        var queued = await grains.GetGrain<IWebhookNotificationsGrain>("api").Test(Caller.Of(http)!.Id, id, eventId);
        if (queued.Accepted) await WebhookAnswers.Wake(grains, id);
        return WebhookAnswers.Of(queued, StatusCodes.Status202Accepted);
    }
}
