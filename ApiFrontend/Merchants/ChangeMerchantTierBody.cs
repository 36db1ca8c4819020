using Payments.Tiers;

namespace Payments.Api.Merchants;

/// <param name="Tier">The tier to move to.</param>
/// <param name="Reason">Why, in 1 to 500 characters; it is kept in the history.</param>
internal sealed record ChangeMerchantTierBody(TierName? Tier = null, string Reason = "");
