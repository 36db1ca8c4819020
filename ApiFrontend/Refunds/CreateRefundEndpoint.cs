using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.OpenApi;
using Payments.Checkout;
using Payments.Ids;
using Payments.Keys;
using Payments.Refunds;

namespace Payments.Api.Refunds;

internal static class CreateRefundEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/payments/{id}/refunds", Handle)
            .ForMerchants(Scope.Refund)
            .WithName("createRefund")
            .WithTags("Refunds")
            .WithSummary("Refund a payment")
            .WithDescription("Whole, in part, or several times up to what was captured. Refunds under way count.")
            .TakesIdempotencyKey()
            .Accepts<CreateRefundBody>("application/json")
            .Produces<RefundView>(StatusCodes.Status201Created)
            .Refuses(400, 401, 403, 404, 409, 413, 422);

    private static async Task<IResult> Handle(HttpContext http, string id, IGrainFactory grains)
    {
        var read = await IdempotentBody.Read(http, ApiJson.Wire.CreateRefundBody);
        if (!read.Accepted) return Problem.Of(read.Refusal);
        var (body, request) = read.Value;
        if (PaymentInput.CheckText("reason", body.Reason) is { } refusal) return Problem.Of(refusal);
        if (!EntityId.IsWellFormed(IdPrefix.Payment, id)) return Problem.Of(PaymentRefusals.NotFound);
        return await RefundRequests.Run(http, grains, request, new RefundTarget(id), body.Amount, body.Reason);
    }
}
