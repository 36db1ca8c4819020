using System.Collections.Immutable;

namespace Payments.Tiers;

/// <summary>The tiers as words, which are also the keys of their grains, and their order.</summary>
public static class TierNames
{
    public static ImmutableArray<TierName> CheapestFirst { get; } = [.. Enum.GetValues<TierName>().Order()];

    public static string Word(TierName tier) => tier switch
    {
        TierName.Starter => "starter",
        TierName.Business => "business",
        TierName.Enterprise => "enterprise",
        TierName.Premium => "premium",
    };

    public static TierName? Of(string? word)
    {
        foreach (var tier in CheapestFirst)
            if (Word(tier) == word) return tier;
        return null;
    }

    public static TierName? Next(TierName tier) => tier == TierName.Premium ? null : tier + 1;

    public static TierName? Previous(TierName tier) => tier == TierName.Starter ? null : tier - 1;

    public static ITierGrain Tier(this IGrainFactory grains, TierName tier) => grains.GetGrain<ITierGrain>(Word(tier));
}
