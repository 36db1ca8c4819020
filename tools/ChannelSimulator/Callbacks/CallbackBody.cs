using System.Text.Json.Serialization;
using Payments.ChannelSimulator.Banking;
using Payments.ChannelSimulator.Witness;

namespace Payments.ChannelSimulator.Callbacks;

/// <summary>What a callback says. It is the same at every try, its id too.</summary>
internal sealed record CallbackBody(
    string Id,
    string Type,
    DateTimeOffset CreatedAt,
    string Object,
    string Reference,
    string? Charge,
    string Attempt,
    long Amount,
    string Currency,
    string MerchantAccount,
    string Status,
    string? DeclineCode)
{
    public static CallbackBody Of(WitnessLine line)
    {
        var status = Words.Of(line.Kind == WitnessKind.Decline ? Banking.Status.Declined : Banking.Status.Succeeded);
        return new CallbackBody(
            line.Callback!, $"{line.Op}.{status}", line.Time, line.Op!, line.Reference!, line.Charge, line.Key!,
            line.Amount!.Value, line.Currency!, line.Account!, status, line.Code);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CallbackBody))]
internal sealed partial class CallbackJson : JsonSerializerContext;
