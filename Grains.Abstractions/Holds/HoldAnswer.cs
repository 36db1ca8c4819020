namespace Payments.Holds;

/// <summary>The first answer to a creating request, and every later answer to the same request.</summary>
[GenerateSerializer, Immutable, Alias("hold-answer")]
public sealed record HoldAnswer([property: Id(0)] PreAuthorisationView PreAuthorisation, [property: Id(1)] bool Replayed);
