using Payments.Api.Administrators;
using Payments.Api.Allowances;
using Payments.Api.Callbacks;
using Payments.Api.Checkout;
using Payments.Api.Events;
using Payments.Api.Holds;
using Payments.Api.Jobs;
using Payments.Api.Keys;
using Payments.Api.Ledger;
using Payments.Api.Merchants;
using Payments.Api.Orders;
using Payments.Api.Refunds;
using Payments.Api.Sagas;
using Payments.Api.Tiers;
using Payments.Api.Webhooks;

namespace Payments.Api;

/// <summary>Every route of the API.</summary>
internal static class Routes
{
    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        RegisterMerchantEndpoint.Map(routes);
        ListMerchantsEndpoint.Map(routes);
        ChangeMerchantEndpoint.Map(routes);
        CreateSubAccountEndpoint.Map(routes);
        ListSubAccountsEndpoint.Map(routes);
        CreateApiKeyEndpoint.Map(routes);
        ListApiKeysEndpoint.Map(routes);
        RevokeApiKeyEndpoint.Map(routes);
        RotateApiKeyEndpoint.Map(routes);
        CreateAdministratorEndpoint.Map(routes);
        ListAdministratorsEndpoint.Map(routes);
        ReadAdministratorEndpoint.Map(routes);
        ChangeAdministratorEndpoint.Map(routes);
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
        ListTierReviewsEndpoint.Map(routes);
        ListJobsEndpoint.Map(routes);
        TriggerJobEndpoint.Map(routes);
        ListJobRunsEndpoint.Map(routes);
        ReadJobRunEndpoint.Map(routes);
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
        CreatePreAuthorisationRefundEndpoint.Map(routes);
        ReadRefundEndpoint.Map(routes);
        CancelPaymentEndpoint.Map(routes);
        CreatePreAuthorisationEndpoint.Map(routes);
        ReadPreAuthorisationEndpoint.Map(routes);
        ListPreAuthorisationsEndpoint.Map(routes);
        CaptureEndpoint.Map(routes);
        VoidPreAuthorisationEndpoint.Map(routes);
        ReceiveCallbackEndpoint.Map(routes);
        ListCallbacksEndpoint.Map(routes);
        RetryCallbackEndpoint.Map(routes);
        ListSagasEndpoint.Map(routes);
        ReadSagaEndpoint.Map(routes);
        RetrySagaEndpoint.Map(routes);
        CompensateSagaEndpoint.Map(routes);
        ReadBalancesEndpoint.Map(routes);
        ListTransfersEndpoint.Map(routes);
        VerifyLedgerEndpoint.Map(routes);
        ListRefundsEndpoint.Map(routes);
        ListEventsEndpoint.Map(routes);
        ReadEventEndpoint.Map(routes);
        CreateWebhookEndpointEndpoint.Map(routes);
        ListWebhookEndpointsEndpoint.Map(routes);
        ReadWebhookEndpointEndpoint.Map(routes);
        ChangeWebhookEndpointEndpoint.Map(routes);
        MoveWebhookEndpointEndpoints.Map(routes);
        RotateWebhookSecretEndpoint.Map(routes);
        TestWebhookEndpointEndpoint.Map(routes);
        ReplayWebhooksEndpoint.Map(routes);
        ListWebhookNotificationsEndpoint.Map(routes);
        ReadWebhookNotificationEndpoint.Map(routes);
        RedeliverWebhookEndpoint.Map(routes);
    }
}
