namespace Payments.Tiers;

/// <summary>All that is kept of a tier. A migration writes the first one, so that the terms are never missing from a row.</summary>
public sealed record TierState
{
    public TierTerms? Terms { get; init; }

    public DateTimeOffset? ChangedAt { get; init; }

    public string? ChangedBy { get; init; }
}
