using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.Http.Paging;
using Payments.Ids;
using Payments.Keys;
using Payments.Webhooks;

namespace Payments.Api.Webhooks;

internal static class ListWebhookNotificationsEndpoint
{
    private static readonly ListContract Contract = ListContract.OfMerchant(
        "webhook-notifications",
        "created_",
        QueryParameter.Id("endpoint_id", IdPrefix.WebhookEndpoint),
        QueryParameter.Word<WebhookNotificationStatus>("status"),
        QueryParameter.Text("event_type", longest: 60),
        QueryParameter.Text("object_id", longest: 60),
        QueryParameter.Id("payment_id", IdPrefix.Payment));

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/webhook-notifications", Handle)
            .ForOwners(Scope.Read, Permission.Read)
            .WithName("listWebhookNotifications")
            .WithTags("Webhooks")
            .WithSummary("List deliveries, the newest first")
            .WithDescription("Without payloads and answers, which reading one shows. Dead letters have the status dead.")
            .Lists<WebhookNotificationBody>(Contract);

    private static async Task<IResult> Handle(HttpContext http, IGrainFactory grains)
    {
        var read = Contract.Read(http);
        if (!read.Accepted) return Problem.Of(read.Refusal);
        var (window, filters, _) = read.Value;
        var page = await grains.GetGrain<IWebhookNotificationsGrain>("api").List(new WebhookNotificationList(
            window, filters.Text("endpoint_id"), filters.Value<WebhookNotificationStatus>("status"), filters.Text("event_type"), filters.Text("object_id"), filters.Text("payment_id")));
        return read.Value.Answer([.. page.Items.Select(WebhookNotificationBody.Of)], page.Next, ApiJson.Wire.ListBodyWebhookNotificationBody);
    }
}
