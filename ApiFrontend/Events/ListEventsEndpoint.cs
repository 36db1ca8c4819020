using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.Http.Paging;
using Payments.Events;
using Payments.Keys;

namespace Payments.Api.Events;

internal static class ListEventsEndpoint
{
    private static readonly ListContract Contract = ListContract.OfMerchantOrPlatform(
        "events", "", QueryParameter.Text("type", longest: 60), QueryParameter.Text("object_id", longest: 60));

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/events", Handle)
            .ForOwners(Scope.Read, Permission.Read)
            .WithName("listEvents")
            .WithTags("Events")
            .WithSummary("List events, the newest first")
            .WithDescription("A merchant's own; for administrators those of the merchant they name, or the platform's: what was changed of administrators. The events of one object are in the order of their sequence. An event is visible once its change is durable, which may be later than its time by as long as a channel took to answer: whoever follows along asks from a few minutes before what they have seen, and knows events by their id.")
            .Lists<EventBody>(Contract);

    private static async Task<IResult> Handle(HttpContext http, IGrainFactory grains)
    {
        var read = Contract.Read(http);
        if (!read.Accepted) return Problem.Of(read.Refusal);
        var (window, filters, _) = read.Value;
        var page = await grains.GetGrain<IEventReadsGrain>("api").List(new EventList(window, filters.Text("type"), filters.Text("object_id")));
        return read.Value.Answer([.. page.Items.Select(EventBody.Of)], page.Next, ApiJson.Wire.ListBodyEventBody);
    }
}
