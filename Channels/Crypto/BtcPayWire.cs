using System.Text.Json.Serialization;

namespace Payments.Channels.Crypto;

internal sealed record BtcPayInvoiceRequest(string Amount, string Currency, BtcPayMetadata Metadata, BtcPayCheckout Checkout);

internal sealed record BtcPayMetadata(string? OrderId, string? ItemDesc = null);

/// <param name="PaymentTolerance">In per cent: what is short of the amount is not paid.</param>
internal sealed record BtcPayCheckout(int PaymentTolerance, [property: JsonPropertyName("redirectURL")] string? RedirectUrl);

internal sealed record BtcPayMark(string Status);

/// <param name="Name">Our attempt: BTCPay shows it to the customer, and has nothing else to know a refund by.</param>
internal sealed record BtcPayRefundRequest(string Name, string Description, string RefundVariant, string CustomAmount, string CustomCurrency);

/// <summary>An invoice, as it comes: nothing in it is believed before it was compared.</summary>
internal sealed class BtcPayInvoice
{
    public string? Id { get; init; }

    public string? StoreId { get; init; }

    public string? Amount { get; init; }

    public string? PaidAmount { get; init; }

    public string? Currency { get; init; }

    public string? CheckoutLink { get; init; }

    public long? CreatedTime { get; init; }

    public long? ExpirationTime { get; init; }

    public string? Status { get; init; }

    public string? AdditionalStatus { get; init; }

    public BtcPayMetadata? Metadata { get; init; }
}

internal sealed class BtcPayPullPayment
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    public string? Description { get; init; }

    public string? Currency { get; init; }

    public string? Amount { get; init; }

    public bool? Archived { get; init; }

    public string? ViewLink { get; init; }
}

internal sealed class BtcPayPayout
{
    public string? PullPaymentId { get; init; }

    public string? OriginalCurrency { get; init; }

    public string? OriginalAmount { get; init; }

    public string? State { get; init; }
}

internal sealed class BtcPayError
{
    public string? Code { get; init; }
}

/// <summary>New fields may appear in answers; a field that stands there twice has no meaning.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    AllowDuplicateProperties = false,
    MaxDepth = 32,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BtcPayInvoiceRequest))]
[JsonSerializable(typeof(BtcPayMark))]
[JsonSerializable(typeof(BtcPayRefundRequest))]
[JsonSerializable(typeof(BtcPayInvoice))]
[JsonSerializable(typeof(List<BtcPayInvoice>))]
[JsonSerializable(typeof(BtcPayPullPayment))]
[JsonSerializable(typeof(List<BtcPayPullPayment>))]
[JsonSerializable(typeof(List<BtcPayPayout>))]
[JsonSerializable(typeof(BtcPayError))]
internal sealed partial class BtcPayJson : JsonSerializerContext;
