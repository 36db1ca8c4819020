using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.Http.Paging;
using Payments.Api.OpenApi;
using Payments.Events;
using Payments.Keys;
using EventId = Payments.Events.EventId;

namespace Payments.Api.Events;

internal static class ReadEventEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/events/{id}", Handle)
            .ForOwners(Scope.Read, Permission.Read)
            .TakesQuery()
            .WithName("readEvent")
            .WithTags("Events")
            .WithSummary("Read an event")
            .WithDescription("To a merchant's key, every other merchant's event is missing.")
            .Produces<EventBody>()
            .Refuses(400, 401, 404);

    private static async Task<IResult> Handle(HttpContext http, string id, IGrainFactory grains)
    {
        if (!EventId.IsDigest(id) && !EventId.TryRead(id, out _, out _)) return Problem.Of(EventRefusals.NotFound);
        var caller = Caller.Of(http)!;
        var read = await grains.GetGrain<IEventReadsGrain>("api").Read(caller.Tenant, id);
        return read.Accepted ? Results.Json(EventBody.Of(read.Value), ApiJson.Wire.EventBody) : Problem.Of(read.Refusal);
    }
}
