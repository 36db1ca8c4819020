namespace Payments.Sagas;

/// <summary>That an operator's request was carried out as far as it can be now.</summary>
[GenerateSerializer, Immutable, Alias("saga-receipt")]
public sealed record SagaReceipt([property: Id(0)] string SagaId);
