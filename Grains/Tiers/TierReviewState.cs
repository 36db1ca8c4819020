using System.Text.Json.Serialization;
using Payments.Events;

namespace Payments.Tiers;

/// <summary>All that is kept of one review: written once, and never changed.</summary>
public sealed record TierReviewState : IHasOutbox
{
    public string MerchantId { get; init; } = "";

    /// <summary>The month, as yyyy-MM in UTC.</summary>
    public string Period { get; init; } = "";

    public TierName Tier { get; init; }

    public TierRecommendation? Recommendation { get; init; }

    public TierReviewFigures Figures { get; init; } = new("", new(0, 0, 0, ""), new(0, [], []));

    public DateTimeOffset ReviewedAt { get; init; }

    [JsonIgnore]
    public List<OutboxEvent> Outbox { get; init; } = [];
}
