namespace Payments.Limits;

[GenerateSerializer, Immutable, Alias("limits-view")]
public sealed record LimitsView(
    [property: Id(0)] string Day,
    [property: Id(1)] long UsedToday,
    [property: Id(2)] long UsedThisMonth,
    [property: Id(3)] int Held);
