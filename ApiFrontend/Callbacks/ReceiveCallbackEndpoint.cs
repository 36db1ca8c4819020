using System.Collections.Immutable;
using Payments.Api.Access;
using Payments.Api.Access.Addresses;
using Payments.Api.Http;
using Payments.Api.OpenApi;
using Payments.Callbacks;

namespace Payments.Api.Callbacks;

internal static class ReceiveCallbackEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        Describe(routes.MapPost("/v1/callbacks/{channel}", (HttpContext http, string channel, IGrainFactory grains) => Handle(http, channel, null, grains)))
            .WithName("receiveCallback")
            .WithSummary("Receive a channel's callback");
        Describe(routes.MapPost("/v1/callbacks/{channel}/{account}", Handle))
            .WithName("receiveAccountCallback")
            .WithSummary("Receive a callback for one account at a channel");
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder route) => route
        .WithMetadata(SignedByChannel.Instance)
        .WithTags("Callbacks")
        .WithDescription("For channels only. The signature is checked over the body as it came; the callback is stored before it is answered, and applied once, however often and in whatever order it comes.")
        .Produces<CallbackBody>()
        .Refuses(400, 401, 404, 413);

    private static async Task<IResult> Handle(HttpContext http, string channel, string? account, IGrainFactory grains)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        var headers = http.Request.Headers
            .Where(header => !header.Key.Equals(ApiKeyAccess.Header, StringComparison.OrdinalIgnoreCase) && header.Value.Count == 1)
            .ToImmutableDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString(), StringComparer.Ordinal);
        var reply = await grains.GetGrain<ICallbackGateGrain>("callbacks").Receive(new CallbackDelivery(channel, [.. body.ToArray()], headers, account));
        return reply.Receipt switch
        {
            CallbackReceipt.Stored when reply.Acknowledgement is { } text => Results.Text(text),
            CallbackReceipt.Stored => Results.Json(new CallbackBody(true), ApiJson.Wire.CallbackBody),
            CallbackReceipt.UnknownChannel => Problem.Of(StatusCodes.Status404NotFound, "CALLBACK_CHANNEL_UNKNOWN", "No channel or account of this name sends callbacks here."),
            CallbackReceipt.NotGenuine => AddressLimit.AfterFailure(http) ?? Problem.Of(StatusCodes.Status401Unauthorized, "CALLBACK_NOT_GENUINE", "The callback is not signed by its channel, or not recently. Nothing was stored."),
            CallbackReceipt.Malformed => Problem.Of(StatusCodes.Status400BadRequest, "CALLBACK_MALFORMED", "The callback is signed by its channel, but is not what its channel says that it sends. Nothing was stored."),
        };
    }
}
