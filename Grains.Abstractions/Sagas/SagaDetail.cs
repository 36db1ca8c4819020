using System.Collections.Immutable;

namespace Payments.Sagas;

/// <summary>A saga with its steps.</summary>
[GenerateSerializer, Immutable, Alias("saga-detail")]
public sealed record SagaDetail([property: Id(0)] SagaView Saga, [property: Id(1)] ImmutableArray<SagaStepView> Steps);
