namespace Payments.Sagas;

[GenerateSerializer, Immutable, Alias("saga-hearing")]
public sealed record SagaHearing([property: Id(0)] SagaHeard Heard, [property: Id(1)] string? MerchantId);
