using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.Http.Paging;
using Payments.Api.OpenApi;
using Payments.Ids;
using Payments.Keys;
using Payments.Webhooks;

namespace Payments.Api.Webhooks;

internal static class RotateWebhookSecretEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/webhook-endpoints/{id}/rotate-secret", Handle)
            .ForMerchants(Scope.Admin)
            .TakesQuery()
            .WithName("rotateWebhookSecret")
            .WithTags("Webhooks")
            .WithSummary("Give a webhook endpoint a new secret")
            .WithDescription("For the grace period every webhook carries two signatures, one of each secret. The secret is shown only in this answer.")
            .TakesIdempotencyKey()
            .Accepts<RotateWebhookSecretBody>("application/json")
            .Produces<IssuedWebhookSecretBody>()
            .Refuses(400, 404, 409, 413, 415, 422);

    private static async Task<IResult> Handle(HttpContext http, string id, IGrainFactory grains)
    {
        if (!EntityId.IsWellFormed(IdPrefix.WebhookEndpoint, id)) return Problem.Of(WebhookRefusals.EndpointNotFound);
        var read = await IdempotentBody.Read(http, ApiJson.Wire.RotateWebhookSecretBody);
        if (!read.Accepted) return Problem.Of(read.Refusal);
        var (body, request) = read.Value;
        var rotated = await grains.GetGrain<IWebhookEndpointGrain>(id).Rotate(new RotateWebhookSecret(Caller.Of(http)!.Id, request, body.GraceSeconds));
        if (rotated.Accepted) await WebhookAnswers.Wake(grains, id);
        return WebhookAnswers.Of(http, rotated, StatusCodes.Status200OK);
    }
}
