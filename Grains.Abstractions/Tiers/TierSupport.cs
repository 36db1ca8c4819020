namespace Payments.Tiers;

[GenerateSerializer, Immutable, Alias("tier-support")]
public sealed record TierSupport(
    [property: Id(0)] SupportLevel Level,
    [property: Id(1)] int AnswerWithinHours);
