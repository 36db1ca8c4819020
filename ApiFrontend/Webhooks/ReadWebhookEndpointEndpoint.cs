using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.Http.Paging;
using Payments.Api.OpenApi;
using Payments.Ids;
using Payments.Keys;
using Payments.Webhooks;

namespace Payments.Api.Webhooks;

internal static class ReadWebhookEndpointEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/webhook-endpoints/{id}", Handle)
            .ForOwners(Scope.Read, Permission.Read)
            .TakesQuery()
            .WithName("readWebhookEndpoint")
            .WithTags("Webhooks")
            .WithSummary("Read a webhook endpoint")
            .Produces<WebhookEndpointView>()
            .Refuses(400, 404);

    private static async Task<IResult> Handle(HttpContext http, string id, IGrainFactory grains)
    {
        if (!EntityId.IsWellFormed(IdPrefix.WebhookEndpoint, id)) return Problem.Of(WebhookRefusals.EndpointNotFound);
        var caller = Caller.Of(http)!;
        return WebhookAnswers.Of(await grains.GetGrain<IWebhookEndpointGrain>(id).Read(caller.Tenant));
    }
}
