using System.Collections.Immutable;

namespace Payments.Sagas;

/// <summary>One step of a saga.</summary>
/// <param name="Status">pending, running, waiting, done, blocked, skipped, compensating, compensated or failed.</param>
/// <param name="Compensation">How it is undone; null where there is nothing to undo.</param>
/// <param name="At">When it came to be as it is.</param>
[GenerateSerializer, Immutable, Alias("saga-step-view")]
public sealed record SagaStepView(
    [property: Id(0)] int Order,
    [property: Id(1)] string Name,
    [property: Id(2)] string Status,
    [property: Id(3)] ImmutableSortedDictionary<string, string?> Input,
    [property: Id(4)] string? Result,
    [property: Id(5)] string? Error,
    [property: Id(6)] int Tries,
    [property: Id(7)] DateTimeOffset? NextTry,
    [property: Id(8)] string? Compensation,
    [property: Id(9)] DateTimeOffset At);
