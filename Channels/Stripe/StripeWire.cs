using System.Text.Json;
using System.Text.Json.Serialization;

namespace Payments.Channels.Stripe;

/// <summary>A payment intent, a refund, a list of either or an error, as it comes: nothing in it is believed before it was compared.</summary>
internal sealed class StripeObject
{
    public string? Object { get; init; }

    public string? Id { get; init; }

    public long? Amount { get; init; }

    public long? AmountReceived { get; init; }

    public string? Currency { get; init; }

    public string? Status { get; init; }

    public string? CaptureMethod { get; init; }

    public long? Created { get; init; }

    public Dictionary<string, string>? Metadata { get; init; }

    public StripeNextAction? NextAction { get; init; }

    public StripeError? LastPaymentError { get; init; }

    /// <summary>Its name, or all of it where it was asked for.</summary>
    public JsonElement? LatestCharge { get; init; }

    /// <summary>Of a refund.</summary>
    public string? PaymentIntent { get; init; }

    public string? FailureReason { get; init; }

    public StripeObject[]? Data { get; init; }

    public bool? HasMore { get; init; }

    public StripeError? Error { get; init; }
}

internal sealed class StripeNextAction
{
    public StripeRedirect? RedirectToUrl { get; init; }
}

internal sealed class StripeRedirect
{
    public string? Url { get; init; }
}

internal sealed class StripeError
{
    public string? Type { get; init; }

    public string? Code { get; init; }

    public string? DeclineCode { get; init; }

    public string? Param { get; init; }

    public StripeObject? PaymentIntent { get; init; }
}

/// <summary>New fields may appear in answers; a field that stands there twice has no meaning.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, AllowDuplicateProperties = false, MaxDepth = 32)]
[JsonSerializable(typeof(StripeObject))]
internal sealed partial class StripeJson : JsonSerializerContext
{
    public static StripeObject? Parse(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, Default.StripeObject);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
