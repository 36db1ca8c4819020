using Payments.Keys;

namespace Payments.Merchants;

public sealed partial class MerchantGrain
{
    /// <summary>Kept in memory only: what a merchant that has come to rest had used up is forgotten with its activation.</summary>
    private SlidingWindows? _requests;

    private long _countingSince;

    public async Task<MerchantAdmission?> Admit(KeyDigest digest)
    {
        if (await CheckKey(digest) is not { } check) return null;
        var tier = await Tier.Latest(row.State.Tier);
        // Nothing is awaited from here on, so that read-only calls, which run side by side, count one after the other.
        if (_requests is null) (_requests, _countingSince) = (new SlidingWindows(), clock.GetTimestamp());
        return new MerchantAdmission(check, _requests.Decide(MerchantTierRules.RateOf(row.State, tier.Terms), clock.GetElapsedTime(_countingSince)));
    }
}
