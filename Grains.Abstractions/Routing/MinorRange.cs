namespace Payments.Routing;

/// <summary>Amounts of one currency from the least to the most, both included, in minor units.</summary>
[GenerateSerializer, Immutable, Alias("minor-range")]
public sealed record MinorRange(
    [property: Id(0)] string Currency,
    [property: Id(1)] long Least,
    [property: Id(2)] long Most)
{
    public bool Holds(long minor) => minor >= Least && minor <= Most;
}
