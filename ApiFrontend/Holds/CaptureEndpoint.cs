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
        var read = await IdempotentBody.Read(http, ApiJson.Wire.CaptureBody);
        if (!read.Accepted) return Problem.Of(read.Refusal);
        var (body, request) = read.Value;
        if (HoldInput.CheckCapture(body.Amount) is { } refusal) return Problem.Of(refusal);
        if (!EntityId.IsWellFormed(IdPrefix.PreAuthorisation, id)) return Problem.Of(HoldRefusals.NotFound);

        var merchant = Caller.Of(http)!.Id;
        // The merchant is part of the id, so that another tenant's key never meets this one.
        var capture = EntityId.Derive(IdPrefix.Capture, $"{merchant}:{id}", request.Key.Reveal);
        var answer = await grains.GetGrain<IHoldGrain>(id).Capture(new CaptureHold(request, merchant, capture, body.Amount, body.Final));
        if (!answer.Accepted) return Problem.Of(answer.Refusal);
        return IdempotentAnswer.Created(http, $"/v1/pre-authorisations/{id}", answer.Value.Capture, ApiJson.Wire.CaptureView, answer.Value.Replayed);
    }
}
