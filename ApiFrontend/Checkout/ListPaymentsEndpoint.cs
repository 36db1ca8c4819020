using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.Http.Paging;
using Payments.Checkout;
using Payments.Ids;
using Payments.Keys;

namespace Payments.Api.Checkout;

internal static class ListPaymentsEndpoint
{
    private static readonly ListContract Contract = ListContract.OfMerchant(
        "payments",
        "created_",
        QueryParameter.Word<PaymentStatus>("status"),
        QueryParameter.Id("order_id", IdPrefix.Order),
        QueryParameter.Number("amount_from", 0, long.MaxValue),
        QueryParameter.Number("amount_to", 0, long.MaxValue),
        QueryParameter.Currency("currency"),
        QueryParameter.Text("channel", longest: 50));

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/payments", Handle)
            .ForOwners(Scope.Read, Permission.Read)
            .WithName("listPayments")
            .WithTags("Payments")
            .WithSummary("List payments, the newest first")
            .Lists<PaymentView>(Contract);

    private static async Task<IResult> Handle(HttpContext http, IGrainFactory grains)
    {
        var read = Contract.Read(http);
        if (!read.Accepted) return Problem.Of(read.Refusal);
        var (window, filters, _) = read.Value;
        var page = await grains.GetGrain<IPaymentReadsGrain>("api").List(new PaymentList(
            window,
            filters.Value<PaymentStatus>("status"),
            filters.Text("order_id"),
            filters.Value<long>("amount_from"),
            filters.Value<long>("amount_to"),
            filters.Text("currency"),
            filters.Text("channel")));
        return read.Value.Answer(page, ApiJson.Wire.ListBodyPaymentView);
    }
}
