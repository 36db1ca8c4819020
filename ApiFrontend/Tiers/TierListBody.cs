using Payments.Tiers;

namespace Payments.Api.Tiers;

/// <param name="Data">The tiers, the cheapest first.</param>
internal sealed record TierListBody(IReadOnlyList<TierView> Data);
