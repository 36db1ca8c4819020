using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.OpenApi;
using Payments.Checkout;
using Payments.Ids;
using Payments.Keys;

namespace Payments.Api.Checkout;

internal static class CancelPaymentEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/payments/{id}/cancel", Handle)
            .ForMerchants(Scope.Pay)
            .WithName("cancelPayment")
            .WithTags("Payments")
            .WithSummary("Cancel a payment")
            .WithDescription("Ends a payment whose money has not moved, at the channel first: 200 when it is cancelled. 202 when the channel has not said yet: the payment stays as it is and goes on being asked for. Doing it again is safe.")
            .Produces<PaymentView>()
            .Produces<PaymentView>(StatusCodes.Status202Accepted)
            .Refuses(401, 403, 404, 409);

    private static async Task<IResult> Handle(HttpContext http, string id, IGrainFactory grains)
    {
        if (!EntityId.IsWellFormed(IdPrefix.Payment, id)) return Problem.Of(PaymentRefusals.NotFound);
        var cancelled = await grains.GetGrain<IPaymentSagaGrain>(id).Cancel(Caller.Of(http)!.Id);
        if (!cancelled.Accepted) return Problem.Of(cancelled.Refusal);
        var status = cancelled.Value.Status == PaymentStatus.Cancelled ? StatusCodes.Status200OK : StatusCodes.Status202Accepted;
        return Results.Json(cancelled.Value, ApiJson.Wire.PaymentView, statusCode: status);
    }
}
