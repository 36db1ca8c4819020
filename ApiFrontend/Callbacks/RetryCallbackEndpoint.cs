using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.OpenApi;
using Payments.Callbacks;
using Payments.Ids;

namespace Payments.Api.Callbacks;

internal static class RetryCallbackEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/callbacks/{id}/retry", Handle)
            .ForAdministrators(Permission.Operate)
            .WithName("retryCallback")
            .WithTags("Callbacks")
            .WithSummary("Apply a parked or failed callback now")
            .WithDescription("The answer is the callback as it is afterwards: parked again when still nobody knows what it is about.")
            .Produces<CallbackView>()
            .Refuses(401, 403, 404, 409);

    private static async Task<IResult> Handle(string id, IGrainFactory grains)
    {
        if (!EntityId.IsWellFormed(IdPrefix.Callback, id)) return Problem.Of(CallbackRefusals.NotFound);
        var grain = grains.GetGrain<ICallbackGrain>(id);
        var known = await grain.Read();
        if (!known.Accepted) return Problem.Of(known.Refusal);
        var done = await grain.Retry();
        if (!done.Accepted) return Problem.Of(done.Refusal);
        var callback = await grain.Read();
        return callback.Accepted ? Results.Json(callback.Value, ApiJson.Wire.CallbackView) : Problem.Of(callback.Refusal);
    }
}
