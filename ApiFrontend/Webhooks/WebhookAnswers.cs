using Payments.Api.Http;
using Payments.Outcomes;
using Payments.Webhooks;

namespace Payments.Api.Webhooks;

internal static class WebhookAnswers
{
    public static IResult Of(HttpContext http, Outcome<IssuedWebhookSecret> outcome, int status)
    {
        if (!outcome.Accepted) return Problem.Of(outcome.Refusal);
        var (endpoint, secret, replayed) = outcome.Value;
        IdempotentAnswer.Mark(http, replayed);
        if (status == StatusCodes.Status201Created) http.Response.Headers.Location = $"/v1/webhook-endpoints/{endpoint.Id}";
        return Results.Json(new IssuedWebhookSecretBody(endpoint, secret.Reveal), ApiJson.Wire.IssuedWebhookSecretBody, statusCode: status);
    }

    public static IResult Of(Outcome<WebhookEndpointView> outcome) =>
        outcome.Accepted ? Results.Json(outcome.Value, ApiJson.Wire.WebhookEndpointView) : Problem.Of(outcome.Refusal);

    public static IResult Of(Outcome<WebhookNotificationView> outcome, int status = StatusCodes.Status200OK) =>
        outcome.Accepted ? Results.Json(WebhookNotificationBody.Of(outcome.Value), ApiJson.Wire.WebhookNotificationBody, statusCode: status) : Problem.Of(outcome.Refusal);

    /// <summary>The endpoint's deliveries hear of it at once; were this lost, the sweep would come within a second.</summary>
    public static Task Wake(IGrainFactory grains, string endpointId) => grains.GetGrain<IWebhookDeliveryGrain>(endpointId).Wake(changed: true);
}
