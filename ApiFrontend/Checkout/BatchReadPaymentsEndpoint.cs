using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.Http.Batches;
using Payments.Api.Http.Paging;
using Payments.Api.OpenApi;
using Payments.Checkout;
using Payments.Ids;
using Payments.Keys;

namespace Payments.Api.Checkout;

internal static class BatchReadPaymentsEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/payments/batch-read", Handle)
            .ForOwners(Scope.Read, Permission.Read)
            .TakesQuery()
            .WithName("batchReadPayments")
            .WithTags("Payments")
            .WithSummary("Read up to 100 payments at once")
            .Accepts<BatchReadBody>("application/json")
            .Produces<BatchBody<PaymentView>>()
            .Refuses(400, 401, 413);

    private static async Task<IResult> Handle(HttpContext http, IGrainFactory grains)
    {
        var read = await BatchRequest.Read(http, IdPrefix.Payment);
        if (!read.Accepted) return Problem.Of(read.Refusal);
        var found = await grains.GetGrain<IPaymentReadsGrain>("api").Batch(read.Value.Query);
        return read.Value.Answer(found, payment => payment.Id, ApiJson.Wire.BatchBodyPaymentView);
    }
}
