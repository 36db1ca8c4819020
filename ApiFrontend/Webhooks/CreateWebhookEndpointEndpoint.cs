using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.Http.Paging;
using Payments.Api.OpenApi;
using Payments.Keys;
using Payments.Webhooks;

namespace Payments.Api.Webhooks;

internal static class CreateWebhookEndpointEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/webhook-endpoints", Handle)
            .ForMerchants(Scope.Admin)
            .TakesQuery()
            .WithName("createWebhookEndpoint")
            .WithTags("Webhooks")
            .WithSummary("Create a webhook endpoint")
            .WithDescription("Its events are posted there from now on, signed as Standard Webhooks has it. The secret is shown only in this answer; repeating the request with the same Idempotency-Key gives the same answer.")
            .TakesIdempotencyKey()
            .Accepts<CreateWebhookEndpointBody>("application/json")
            .Produces<IssuedWebhookSecretBody>(StatusCodes.Status201Created)
            .Refuses(400, 409, 413, 415, 422);

    private static async Task<IResult> Handle(HttpContext http, IGrainFactory grains)
    {
        var read = await IdempotentBody.Read(http, ApiJson.Wire.CreateWebhookEndpointBody);
        if (!read.Accepted) return Problem.Of(read.Refusal);
        var (body, request) = read.Value;
        var merchant = Caller.Of(http)!.Id;
        var command = new CreateWebhookEndpoint(merchant, request, body.Url, [.. body.Events ?? [WebhookEvents.All]], body.Description, body.MaxAttempts);
        return WebhookAnswers.Of(http, await grains.GetGrain<IWebhookEndpointsGrain>(merchant).Create(command), StatusCodes.Status201Created);
    }
}
