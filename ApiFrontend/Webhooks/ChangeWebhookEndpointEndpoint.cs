using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.Http.Paging;
using Payments.Api.OpenApi;
using Payments.Ids;
using Payments.Keys;
using Payments.Webhooks;

namespace Payments.Api.Webhooks;

internal static class ChangeWebhookEndpointEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPatch("/v1/webhook-endpoints/{id}", Handle)
            .ForMerchants(Scope.Admin)
            .TakesQuery()
            .WithName("changeWebhookEndpoint")
            .WithTags("Webhooks")
            .WithSummary("Change a webhook endpoint")
            .WithDescription("What is left out stays as it is. Deliveries that wait go to the new address.")
            .Accepts<ChangeWebhookEndpointBody>("application/json")
            .Produces<WebhookEndpointView>()
            .Refuses(400, 404, 413, 415, 422);

    private static async Task<IResult> Handle(HttpContext http, string id, IGrainFactory grains)
    {
        if (!EntityId.IsWellFormed(IdPrefix.WebhookEndpoint, id)) return Problem.Of(WebhookRefusals.EndpointNotFound);
        var read = await JsonBody.Read(http, ApiJson.Wire.ChangeWebhookEndpointBody);
        if (!read.Accepted) return Problem.Of(read.Refusal);
        var body = read.Value;
        var command = new ChangeWebhookEndpoint(Caller.Of(http)!.Id, body.Url, body.Events is { } events ? [.. events] : null, body.Description, body.MaxAttempts);
        var changed = await grains.GetGrain<IWebhookEndpointGrain>(id).Change(command);
        if (changed.Accepted) await WebhookAnswers.Wake(grains, id);
        return WebhookAnswers.Of(changed);
    }
}
