using Payments.Api.Callbacks;
using Payments.Api.Checkout;
using Payments.Api.Merchants;
using Payments.Api.Orders;
using Payments.Api.Refunds;
using Payments.Api.Sagas;

namespace Payments.Api;

/// <summary>Every route of the API.</summary>
internal static class Routes
{
    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        RegisterMerchantEndpoint.Map(routes);
        ReadMerchantEndpoint.Map(routes);
        ChangeMerchantStatusEndpoints.Map(routes);
        CreatePaymentEndpoint.Map(routes);
        ReadPaymentEndpoint.Map(routes);
        ReadOrderEndpoint.Map(routes);
        CreateRefundEndpoint.Map(routes);
        ReadRefundEndpoint.Map(routes);
        CancelPaymentEndpoint.Map(routes);
        ReceiveCallbackEndpoint.Map(routes);
        ListSagasEndpoint.Map(routes);
        ReadSagaEndpoint.Map(routes);
        RetrySagaEndpoint.Map(routes);
        CompensateSagaEndpoint.Map(routes);
    }
}
