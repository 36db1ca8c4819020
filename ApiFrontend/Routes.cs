using Payments.Api.Allowances;
using Payments.Api.Checkout;
using Payments.Api.Events;
using Payments.Api.Ledger;
using Payments.Api.Merchants;
using Payments.Api.Orders;
using Payments.Api.Refunds;
using Payments.Api.Tiers;

namespace Payments.Api;

/// <summary>Every route of the API.</summary>
internal static class Routes
{
    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        RegisterMerchantEndpoint.Map(routes);
        ReadMerchantEndpoint.Map(routes);
        ChangeMerchantStatusEndpoints.Map(routes);
        ReadMerchantTierEndpoint.Map(routes);
        ChangeMerchantTierEndpoint.Map(routes);
        SetMerchantOverridesEndpoint.Map(routes);
        LimitMerchantEndpoint.Map(routes);
        ReadLimitsEndpoint.Map(routes);
        ListTiersEndpoint.Map(routes);
        ReadTierEndpoint.Map(routes);
        ChangeTierEndpoint.Map(routes);
        CreatePaymentEndpoint.Map(routes);
        ReadPaymentEndpoint.Map(routes);
        ListPaymentsEndpoint.Map(routes);
        BatchReadPaymentsEndpoint.Map(routes);
        ReadTimelineEndpoint.Map(routes);
        CreateOrderEndpoint.Map(routes);
        ReadOrderEndpoint.Map(routes);
        ReadOrderByNumberEndpoint.Map(routes);
        ListOrdersEndpoint.Map(routes);
        BatchReadOrdersEndpoint.Map(routes);
        CancelOrderEndpoint.Map(routes);
        CreateRefundEndpoint.Map(routes);
        ReadRefundEndpoint.Map(routes);
        ReadBalancesEndpoint.Map(routes);
        ListTransfersEndpoint.Map(routes);
        VerifyLedgerEndpoint.Map(routes);
        ListRefundsEndpoint.Map(routes);
        ListEventsEndpoint.Map(routes);
        ReadEventEndpoint.Map(routes);
    }
}
