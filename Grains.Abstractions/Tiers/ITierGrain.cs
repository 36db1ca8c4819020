using Orleans.Concurrency;
using Payments.Outcomes;

namespace Payments.Tiers;

/// <summary>One tier, as a migration has installed it or an administrator has changed it. Its key is the tier's word.</summary>
[Alias("tier")]
public interface ITierGrain : IGrainWithStringKey
{
    [ReadOnly, Alias("read")]
    Task<Outcome<TierView>> Read();

    [Alias("change")]
    Task<Outcome<TierView>> Change(ChangeTierTerms command);
}
