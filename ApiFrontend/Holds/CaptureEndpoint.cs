using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.OpenApi;
using Payments.Holds;
using Payments.Ids;
using Payments.Keys;

namespace Payments.Api.Holds;

internal static class CaptureEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/pre-authorisations/{id}/capture", Handle)
            .ForMerchants(Scope.Pay)
            .WithName("capturePreAuthorisation")
            .WithTags("Pre-authorisations")
            .WithSummary("Capture a pre-authorisation")
            .WithDescription("Whole, in part, or several times up to what was authorised. Captures under way count. A final capture lets go what is left after it.")
            .TakesIdempotencyKey()
            .Accepts<CaptureBody>("application/json")
            .Produces<CaptureView>(StatusCodes.Status201Created)
            .Refuses(400, 401, 403, 404, 409, 413, 422);

    private static async Task<IResult> Handle(HttpContext http, string id, IGrainFactory grains)
    {
        var read = await JsonBody.Read(http, ApiJson.Wire.CaptureBody);
        if (!read.Accepted) return Problem.Of(read.Refusal);
        var request = IdempotencyKey.Read(http, read.Value, ApiJson.Wire.CaptureBody);
        if (!request.Accepted) return Problem.Of(request.Refusal);
        if (HoldInput.CheckCapture(read.Value.Amount) is { } refusal) return Problem.Of(refusal);
        if (!EntityId.IsWellFormed(IdPrefix.PreAuthorisation, id)) return Problem.Of(HoldRefusals.NotFound);

        var merchant = Caller.Of(http)!.Id;
        // The merchant is part of the id, so that another tenant's key never meets this one.
        var capture = EntityId.Derive(IdPrefix.Capture, $"{merchant}:{id}", request.Value.Key.Reveal);
        var answer = await grains.GetGrain<IHoldGrain>(id).Capture(new CaptureHold(request.Value, merchant, capture, read.Value.Amount, read.Value.Final));
        if (!answer.Accepted) return Problem.Of(answer.Refusal);
        if (answer.Value.Replayed) http.Response.Headers[IdempotencyKey.ReplayedHeader] = "true";
        http.Response.Headers.Location = $"/v1/pre-authorisations/{id}";
        return Results.Json(answer.Value.Capture, ApiJson.Wire.CaptureView, statusCode: StatusCodes.Status201Created);
    }
}
