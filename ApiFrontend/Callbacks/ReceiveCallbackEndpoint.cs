using System.Collections.Immutable;
using Payments.Api.Access;
using Payments.Api.Access.Addresses;
using Payments.Api.Http;
using Payments.Api.OpenApi;
using Payments.Callbacks;

namespace Payments.Api.Callbacks;

internal static class ReceiveCallbackEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/callbacks/{channel}", Handle)
            .WithMetadata(SignedByChannel.Instance)
            .WithName("receiveCallback")
            .WithTags("Callbacks")
            .WithSummary("Receive a channel's callback")
            .WithDescription("For channels only. The signature is checked over the body as it came; the callback is stored before it is answered, and applied once, however often and in whatever order it comes.")
            .Produces<CallbackBody>()
            .Refuses(401, 404, 413);

    private static async Task<IResult> Handle(HttpContext http, string channel, IGrainFactory grains)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        var headers = http.Request.Headers
            .Where(header => !header.Key.Equals(ApiKeyAccess.Header, StringComparison.OrdinalIgnoreCase) && header.Value.Count == 1)
            .ToImmutableDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString(), StringComparer.Ordinal);
        var receipt = await grains.GetGrain<ICallbackGateGrain>("callbacks").Receive(new CallbackDelivery(channel, [.. body.ToArray()], headers));
        return receipt switch
        {
            CallbackReceipt.Stored => Results.Json(new CallbackBody(true), ApiJson.Wire.CallbackBody),
            CallbackReceipt.UnknownChannel => Problem.Of(StatusCodes.Status404NotFound, "CALLBACK_CHANNEL_UNKNOWN", "No channel of this name sends callbacks here."),
            CallbackReceipt.NotGenuine => AddressLimit.AfterFailure(http) ?? Problem.Of(StatusCodes.Status401Unauthorized, "CALLBACK_NOT_GENUINE", "The callback is not signed by its channel, or not recently. Nothing was stored."),
        };
    }
}
