using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Payments.Administrators;
using Payments.Api.Administrators;
using Payments.Api.Callbacks;
using Payments.Api.ChannelAccounts;
using Payments.Api.Checkout;
using Payments.Api.Events;
using Payments.Api.Exchange;
using Payments.Api.Holds;
using Payments.Api.Http.Batches;
using Payments.Api.Http.Paging;
using Payments.Api.Jobs;
using Payments.Api.Keys;
using Payments.Api.Ledger;
using Payments.Api.Merchants;
using Payments.Api.Orders;
using Payments.Api.Refunds;
using Payments.Api.Routing;
using Payments.Api.Sagas;
using Payments.Api.Tiers;
using Payments.Api.Webhooks;
using Payments.Callbacks;
using Payments.ChannelAccounts;
using Payments.Checkout;
using Payments.Exchange;
using Payments.Holds;
using Payments.Jobs;
using Payments.Keys;
using Payments.Ledger;
using Payments.Limits;
using Payments.Merchants;
using Payments.Orders;
using Payments.Refunds;
using Payments.Routing;
using Payments.Sagas;
using Payments.Tiers;
using Payments.Webhooks;

namespace Payments.Api.Http;

/// <summary>The JSON of the API: snake_case, and strict about what it reads.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    MaxDepth = 16,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ProblemBody))]
[JsonSerializable(typeof(RegisterMerchantBody))]
[JsonSerializable(typeof(RegisteredMerchantBody))]
[JsonSerializable(typeof(ChangeMerchantStatusBody))]
[JsonSerializable(typeof(MerchantView))]
[JsonSerializable(typeof(ChangeMerchantBody))]
[JsonSerializable(typeof(ListBody<MerchantView>))]
[JsonSerializable(typeof(CreateApiKeyBody))]
[JsonSerializable(typeof(RotateApiKeyBody))]
[JsonSerializable(typeof(IssuedKeyBody))]
[JsonSerializable(typeof(ApiKeyView))]
[JsonSerializable(typeof(ListBody<ApiKeyView>))]
[JsonSerializable(typeof(CreateAdministratorBody))]
[JsonSerializable(typeof(CreatedAdministratorBody))]
[JsonSerializable(typeof(ChangeAdministratorBody))]
[JsonSerializable(typeof(AdministratorView))]
[JsonSerializable(typeof(ListBody<AdministratorView>))]
[JsonSerializable(typeof(ChangeMerchantTierBody))]
[JsonSerializable(typeof(SetMerchantOverridesBody))]
[JsonSerializable(typeof(LimitMerchantBody))]
[JsonSerializable(typeof(MerchantTierView))]
[JsonSerializable(typeof(LimitsView))]
[JsonSerializable(typeof(TierTerms))]
[JsonSerializable(typeof(TierView))]
[JsonSerializable(typeof(TierListBody))]
[JsonSerializable(typeof(ListBody<TierReviewView>))]
[JsonSerializable(typeof(JobListBody))]
[JsonSerializable(typeof(JobRunView))]
[JsonSerializable(typeof(ListBody<JobRunView>))]
[JsonSerializable(typeof(CreatePaymentBody))]
[JsonSerializable(typeof(PaymentView))]
[JsonSerializable(typeof(OrderView))]
[JsonSerializable(typeof(CreateRefundBody))]
[JsonSerializable(typeof(CreatePreAuthorisationRefundBody))]
[JsonSerializable(typeof(RefundView))]
[JsonSerializable(typeof(BalancesView))]
[JsonSerializable(typeof(ListBody<TransferView>))]
[JsonSerializable(typeof(VerifyLedgerBody))]
[JsonSerializable(typeof(LedgerVerification))]
[JsonSerializable(typeof(CreateOrderBody))]
[JsonSerializable(typeof(BatchReadBody))]
[JsonSerializable(typeof(BatchBody<OrderView>))]
[JsonSerializable(typeof(BatchBody<PaymentView>))]
[JsonSerializable(typeof(ListBody<OrderView>))]
[JsonSerializable(typeof(ListBody<PaymentView>))]
[JsonSerializable(typeof(ListBody<RefundView>))]
[JsonSerializable(typeof(ListBody<EventBody>))]
[JsonSerializable(typeof(EventBody))]
[JsonSerializable(typeof(TimelineBody))]
[JsonSerializable(typeof(ListBody<SagaView>))]
[JsonSerializable(typeof(SagaDetail))]
[JsonSerializable(typeof(CompensateSagaBody))]
[JsonSerializable(typeof(CallbackBody))]
[JsonSerializable(typeof(CreateWebhookEndpointBody))]
[JsonSerializable(typeof(ChangeWebhookEndpointBody))]
[JsonSerializable(typeof(RotateWebhookSecretBody))]
[JsonSerializable(typeof(TestWebhookEndpointBody))]
[JsonSerializable(typeof(ReplayWebhooksBody))]
[JsonSerializable(typeof(IssuedWebhookSecretBody))]
[JsonSerializable(typeof(WebhookEndpointView))]
[JsonSerializable(typeof(ListBody<WebhookEndpointView>))]
[JsonSerializable(typeof(WebhookNotificationBody))]
[JsonSerializable(typeof(ListBody<WebhookNotificationBody>))]
[JsonSerializable(typeof(WebhookReplay))]
[JsonSerializable(typeof(CallbackView))]
[JsonSerializable(typeof(ListBody<CallbackView>))]
[JsonSerializable(typeof(CreatePreAuthorisationBody))]
[JsonSerializable(typeof(CaptureBody))]
[JsonSerializable(typeof(CaptureView))]
[JsonSerializable(typeof(PreAuthorisationView))]
[JsonSerializable(typeof(ListBody<PreAuthorisationView>))]
[JsonSerializable(typeof(RoutingView))]
[JsonSerializable(typeof(ChangeRoutingBody))]
[JsonSerializable(typeof(ListBody<RoutingView>))]
[JsonSerializable(typeof(DryRunBody))]
[JsonSerializable(typeof(RoutingDecision))]
[JsonSerializable(typeof(PaymentRouting))]
[JsonSerializable(typeof(ChannelFeesView))]
[JsonSerializable(typeof(ChangeChannelFeesBody))]
[JsonSerializable(typeof(ListBody<ChannelFeesView>))]
[JsonSerializable(typeof(ListBody<ChannelHealthView>))]
[JsonSerializable(typeof(CostReport))]
[JsonSerializable(typeof(CreateChannelAccountBody))]
[JsonSerializable(typeof(ChangeChannelAccountBody))]
[JsonSerializable(typeof(ChannelAccountView))]
[JsonSerializable(typeof(ListBody<ChannelAccountView>))]
[JsonSerializable(typeof(ExchangeRates))]
[JsonSerializable(typeof(ConversionBody))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    private static readonly Lazy<ApiJson> Relaxed = new(() => new(
        new JsonSerializerOptions(Default!.Options!) { TypeInfoResolver = null, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));

    /// <summary>The answers are JSON and nothing else, so that only what JSON needs is escaped: names stay readable.</summary>
    public static ApiJson Wire => Relaxed.Value;
}
