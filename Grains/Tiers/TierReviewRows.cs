using System.Text.Json;
using Payments.Events;
using Payments.Ids;

namespace Payments.Tiers;

/// <summary>What is kept and told of a merchant's review. Pure.</summary>
public static class TierReviewRows
{
    private const string EventType = "merchant.tier_review";

    /// <summary>Follows from merchant and period, so that no month can be reviewed twice.</summary>
    public static string Id(string merchantId, string period) => EntityId.Derive(IdPrefix.TierReview, merchantId, period);

    /// <summary>An upgrade is an event as well: somebody may want to hear of it.</summary>
    public static TierReviewState Of(string merchantId, string period, TierReviewResult result, DateTimeOffset now)
    {
        var id = Id(merchantId, period);
        var state = new TierReviewState
        {
            MerchantId = merchantId,
            Period = period,
            Tier = result.Tier,
            Recommendation = result.Recommendation,
            Figures = result.Figures,
            ReviewedAt = now,
        };
        if (result.Recommendation?.Direction != TierDirection.Upgrade) return state;
        var data = JsonSerializer.Serialize(View(id, state), TierReviewJson.Default.TierReviewView);
        return state with { Outbox = [OutboxEvent.Of(EventType, merchantId, id, 1, now, data)] };
    }

    public static TierReviewView View(string id, TierReviewState state) =>
        new(id, state.MerchantId, state.Period, state.Tier, state.Recommendation, state.Figures, state.ReviewedAt);
}
