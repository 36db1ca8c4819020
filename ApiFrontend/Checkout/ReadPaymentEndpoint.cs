using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.OpenApi;
using Payments.Checkout;
using Payments.Ids;
using Payments.Keys;

namespace Payments.Api.Checkout;

internal static class ReadPaymentEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/payments/{id}", Handle)
            .ForOwners(Scope.Read, Permission.Read)
            .WithName("readPayment")
            .WithTags("Payments")
            .WithSummary("Read a payment")
            .WithDescription("To a merchant's key, every other merchant's payment is missing.")
            .Produces<PaymentView>()
            .Refuses(401, 404);

    private static async Task<IResult> Handle(HttpContext http, string id, IGrainFactory grains)
    {
        if (!EntityId.IsWellFormed(IdPrefix.Payment, id)) return Problem.Of(PaymentRefusals.NotFound);
        var read = await grains.GetGrain<IPaymentGrain>(id).Read();
        if (!read.Accepted) return Problem.Of(read.Refusal);
        var caller = Caller.Of(http)!;
        if (!caller.IsAdministrator && caller.Id != read.Value.MerchantId) return Problem.Of(PaymentRefusals.NotFound);
        return Results.Json(read.Value, ApiJson.Wire.PaymentView);
    }
}
