using System.Text.Json.Serialization;

namespace Payments.Bench.Usual;

internal sealed record CreateBody(long Amount, string Currency, string PaymentMethod);

internal sealed record PaymentBody(string Id, string OrderId, long Amount, string Currency, string Status, DateTimeOffset CreatedAt);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(CreateBody))]
[JsonSerializable(typeof(PaymentBody))]
internal sealed partial class WireJson : JsonSerializerContext;
