using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Payments.Api.Callbacks;
using Payments.Api.Checkout;
using Payments.Api.Http.Paging;
using Payments.Api.Merchants;
using Payments.Api.Refunds;
using Payments.Api.Sagas;
using Payments.Checkout;
using Payments.Merchants;
using Payments.Orders;
using Payments.Refunds;
using Payments.Sagas;

namespace Payments.Api.Http;

/// <summary>The JSON of the API: snake_case, and strict about what it reads.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false,
    MaxDepth = 16,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ProblemBody))]
[JsonSerializable(typeof(RegisterMerchantBody))]
[JsonSerializable(typeof(RegisteredMerchantBody))]
[JsonSerializable(typeof(ChangeMerchantStatusBody))]
[JsonSerializable(typeof(MerchantView))]
[JsonSerializable(typeof(CreatePaymentBody))]
[JsonSerializable(typeof(PaymentView))]
[JsonSerializable(typeof(OrderView))]
[JsonSerializable(typeof(CreateRefundBody))]
[JsonSerializable(typeof(RefundView))]
[JsonSerializable(typeof(ListBody<SagaView>))]
[JsonSerializable(typeof(SagaDetail))]
[JsonSerializable(typeof(CompensateSagaBody))]
[JsonSerializable(typeof(CallbackBody))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    private static readonly Lazy<ApiJson> Relaxed = new(() => new(
        new JsonSerializerOptions(Default!.Options!) { TypeInfoResolver = null, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));

    /// <summary>The answers are JSON and nothing else, so that only what JSON needs is escaped: names stay readable.</summary>
    public static ApiJson Wire => Relaxed.Value;
}
