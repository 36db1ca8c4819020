namespace Payments.Merchants;

/// <summary>The overrides as somebody last set them.</summary>
[GenerateSerializer, Immutable, Alias("overrides-change")]
public sealed record OverridesChange(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] string By,
    [property: Id(2)] string Reason,
    [property: Id(3)] MerchantOverrides Overrides);
