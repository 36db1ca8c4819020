using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.OpenApi;
using Payments.Checkout;
using Payments.Ids;
using Payments.Keys;
using Payments.Money;
using Payments.Orders;
using Payments.Routing;
using Payments.Storage.Grains;

namespace Payments.Api.Checkout;

internal static class CreatePaymentEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/payments", Handle)
            .ForMerchants(Scope.Pay)
            .WithName("createPayment")
            .WithTags("Payments")
            .WithSummary("Take a payment")
            .WithDescription("Charges the means of payment. The answer's status says how it stands: succeeded, failed, pending (send the customer to next_action), processing or unknown (read it again later). What still waits at expires_at is ended at the channel and expires.")
            .TakesIdempotencyKey()
            .Accepts<CreatePaymentBody>("application/json")
            .Produces<PaymentView>(StatusCodes.Status201Created)
            .Refuses(400, 401, 403, 404, 409, 413, 422);

    private static async Task<IResult> Handle(HttpContext http, IGrainFactory grains)
    {
        var read = await IdempotentBody.Read(http, ApiJson.Wire.CreatePaymentBody);
        if (!read.Accepted) return Problem.Of(read.Refusal);
        var (body, request) = read.Value;

        var merchant = Caller.Of(http)!.Id;
        var command = new CreatePayment(
            request, merchant, new Amount(body.Amount, body.Currency), body.PaymentMethod, body.OrderNumber, body.Description, body.OrderId, body.ExpiresIn,
            new RouteHints(body.CustomerCountry, body.CardBrand), body.ReturnUrl, body.PaymentMethods);
        if (PaymentInput.Check(command) is { } refusal) return Problem.Of(refusal);
        if (body.OrderId is { } order && !EntityId.IsWellFormed(IdPrefix.Order, order)) return Problem.Of(OrderRefusals.NotFound);

        var id = EntityId.Derive(IdPrefix.Payment, merchant, request.Key.Reveal);
        // Nearly every key is used once, so there is no row to read; where there is one, the saga finds out.
        var saga = grains.GetGrain<IPaymentSagaGrain>(id);
        var answer = await FreshRow.Call(saga.GetGrainId(), () => saga.Run(command));
        if (!answer.Accepted) return Problem.Of(answer.Refusal);
        return IdempotentAnswer.Created(http, $"/v1/payments/{id}", answer.Value.Payment, ApiJson.Wire.PaymentView, answer.Value.Replayed);
    }
}
