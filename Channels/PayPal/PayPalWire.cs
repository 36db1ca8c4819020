using System.Text.Json;
using System.Text.Json.Serialization;

namespace Payments.Channels.PayPal;

internal sealed class PayPalMoney
{
    public string? CurrencyCode { get; init; }

    public string? Value { get; init; }
}

internal sealed record OrderRequest(string Intent, UnitRequest[] PurchaseUnits, SourceRequest? PaymentSource);

internal sealed record UnitRequest(string CustomId, string? Description, PayPalMoney Amount);

internal sealed record SourceRequest(WalletRequest Paypal);

internal sealed record WalletRequest(ExperienceRequest ExperienceContext);

internal sealed record ExperienceRequest(string ReturnUrl, string CancelUrl, string UserAction, string ShippingPreference);

internal sealed record CaptureRequest(PayPalMoney Amount, string InvoiceId, bool FinalCapture);

internal sealed record ReauthoriseRequest(PayPalMoney Amount);

internal sealed record RefundRequest(PayPalMoney Amount, string CustomId);

/// <summary>An order, a payment of one, a refund, a token or an error, as it comes: nothing in it is believed before it was compared.</summary>
internal sealed class PayPalObject
{
    public string? Id { get; init; }

    public string? Status { get; init; }

    public string? Intent { get; init; }

    public string? CustomId { get; init; }

    public string? InvoiceId { get; init; }

    public PayPalMoney? Amount { get; init; }

    public DateTimeOffset? CreateTime { get; init; }

    public DateTimeOffset? ExpirationTime { get; init; }

    public PayPalObject[]? PurchaseUnits { get; init; }

    public PayPalPaymentLists? Payments { get; init; }

    public PayPalLink[]? Links { get; init; }

    public PayPalSupplement? SupplementaryData { get; init; }

    public PayPalStatusDetails? StatusDetails { get; init; }

    public string? Name { get; init; }

    public PayPalIssue[]? Details { get; init; }

    public string? AccessToken { get; init; }

    public int? ExpiresIn { get; init; }
}

internal sealed class PayPalPaymentLists
{
    public PayPalObject[]? Captures { get; init; }

    public PayPalObject[]? Authorizations { get; init; }

    public PayPalObject[]? Refunds { get; init; }
}

internal sealed class PayPalLink
{
    public string? Href { get; init; }

    public string? Rel { get; init; }
}

internal sealed class PayPalSupplement
{
    public PayPalRelated? RelatedIds { get; init; }
}

internal sealed class PayPalRelated
{
    public string? OrderId { get; init; }
}

internal sealed class PayPalStatusDetails
{
    public string? Reason { get; init; }
}

internal sealed class PayPalIssue
{
    public string? Issue { get; init; }
}

/// <summary>New fields may appear in answers; a field that stands there twice has no meaning.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, AllowDuplicateProperties = false, MaxDepth = 32,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OrderRequest))]
[JsonSerializable(typeof(CaptureRequest))]
[JsonSerializable(typeof(ReauthoriseRequest))]
[JsonSerializable(typeof(RefundRequest))]
[JsonSerializable(typeof(PayPalObject))]
internal sealed partial class PayPalJson : JsonSerializerContext
{
    public static PayPalObject? Parse(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, Default.PayPalObject);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
