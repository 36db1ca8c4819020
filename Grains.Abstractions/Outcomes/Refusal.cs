namespace Payments.Outcomes;

/// <summary>Why a request was refused, in words its caller can act on. The code is stable; the detail may change.</summary>
[GenerateSerializer, Immutable, Alias("refusal")]
public sealed record Refusal(
    [property: Id(0)] string Code,
    [property: Id(1)] RefusalKind Kind,
    [property: Id(2)] string Detail,
    [property: Id(3)] string? Field = null);
