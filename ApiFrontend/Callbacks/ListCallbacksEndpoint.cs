using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.Http.Paging;
using Payments.Api.OpenApi;
using Payments.Callbacks;

namespace Payments.Api.Callbacks;

internal static class ListCallbacksEndpoint
{
    private const string Status = "status";
    private const string Channel = "channel";
    private const string BusinessId = "business_id";

    private static readonly ListContract Contract = ListContract.OfPlatform(
        "callbacks", "received_", QueryParameter.Word<CallbackStatus>(Status), QueryParameter.Text(Channel, 64), QueryParameter.Text(BusinessId, 64));

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/callbacks", Handle)
            .ForAdministrators(Permission.Read)
            .WithName("listCallbacks")
            .WithTags("Callbacks")
            .WithSummary("List channels' callbacks, from the newest on")
            .WithDescription("Parked ones are tried again by themselves for about a day: nobody knows yet what they are about, or their channel has not confirmed them.")
            .Lists<CallbackView>(Contract)
            .Refuses(403);

    private static async Task<IResult> Handle(HttpContext http, IGrainFactory grains)
    {
        var read = Contract.Read(http);
        if (!read.Accepted) return Problem.Of(read.Refusal);
        var (list, filters) = (read.Value, read.Value.Filters);
        var query = new CallbackList(list.Window, filters.Value<CallbackStatus>(Status), filters.Text(Channel), filters.Text(BusinessId));
        return list.Answer(await grains.GetGrain<ICallbackReadsGrain>("callbacks").List(query), ApiJson.Wire.ListBodyCallbackView);
    }
}
