using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.Http.Paging;
using Payments.Api.OpenApi;
using Payments.Ids;
using Payments.Keys;
using Payments.Webhooks;

namespace Payments.Api.Webhooks;

internal static class ReplayWebhooksEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/webhook-endpoints/{id}/replay", Handle)
            .ForMerchants(Scope.Admin)
            .TakesQuery()
            .WithName("replayWebhooks")
            .WithTags("Webhooks")
            .WithSummary("Deliver the events of a time again")
            .WithDescription("Up to 1,000 at once, the earliest first, with the same webhook-id as before; also those that happened before the endpoint was created or while it was disabled. Where next_from is answered, go on from there.")
            .Accepts<ReplayWebhooksBody>("application/json")
            .Produces<WebhookReplay>(StatusCodes.Status202Accepted)
            .Refuses(400, 404, 409, 413, 415);

    private static async Task<IResult> Handle(HttpContext http, string id, IGrainFactory grains)
    {
        if (!EntityId.IsWellFormed(IdPrefix.WebhookEndpoint, id)) return Problem.Of(WebhookRefusals.EndpointNotFound);
        var read = await JsonBody.Read(http, ApiJson.Wire.ReplayWebhooksBody);
        if (!read.Accepted) return Problem.Of(read.Refusal);
        var body = read.Value;
        var command = new ReplayWebhooks(Caller.Of(http)!.Id, id, body.From, body.To, [.. body.Events ?? []]);
        var replayed = await grains.GetGrain<IWebhookNotificationsGrain>("api").Replay(command);
        if (!replayed.Accepted) return Problem.Of(replayed.Refusal);
        await WebhookAnswers.Wake(grains, id);
        return Results.Json(replayed.Value, ApiJson.Wire.WebhookReplay, statusCode: StatusCodes.Status202Accepted);
    }
}
