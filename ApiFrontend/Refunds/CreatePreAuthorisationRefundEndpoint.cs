using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.OpenApi;
using Payments.Checkout;
using Payments.Holds;
using Payments.Ids;
using Payments.Keys;
using Payments.Refunds;

namespace Payments.Api.Refunds;

internal static class CreatePreAuthorisationRefundEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/pre-authorisations/{id}/refunds", Handle)
            .ForMerchants(Scope.Refund)
            .WithName("createPreAuthorisationRefund")
            .WithTags("Refunds")
            .WithSummary("Refund what was captured of a pre-authorisation")
            .WithDescription("Whole, in part, or several times up to what was captured; refunds under way count. A refund is made of one capture: the one named by capture_id, or the oldest one that has enough left.")
            .TakesIdempotencyKey()
            .Accepts<CreatePreAuthorisationRefundBody>("application/json")
            .Produces<RefundView>(StatusCodes.Status201Created)
            .Refuses(400, 401, 403, 404, 409, 413, 422);

    private static async Task<IResult> Handle(HttpContext http, string id, IGrainFactory grains)
    {
        var read = await IdempotentBody.Read(http, ApiJson.Wire.CreatePreAuthorisationRefundBody);
        if (!read.Accepted) return Problem.Of(read.Refusal);
        var (body, request) = read.Value;
        if (PaymentInput.CheckText("reason", body.Reason) is { } refusal) return Problem.Of(refusal);
        if (!EntityId.IsWellFormed(IdPrefix.PreAuthorisation, id)) return Problem.Of(HoldRefusals.NotFound);
        if (body.CaptureId is { } capture && !EntityId.IsWellFormed(IdPrefix.Capture, capture)) return Problem.Of(HoldRefusals.CaptureNotFound);
        return await RefundRequests.Run(http, grains, request, new RefundTarget(null, id, body.CaptureId), body.Amount, body.Reason);
    }
}
