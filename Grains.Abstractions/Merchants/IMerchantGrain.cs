using Orleans.Concurrency;
using Payments.Keys;
using Payments.Outcomes;
using Payments.Tiers;

namespace Payments.Merchants;

/// <summary>One merchant: who they are, whether they may trade, and their keys. Its key is the merchant's id.</summary>
[Alias("merchant")]
public interface IMerchantGrain : IKeyOwnerGrain
{
    [Alias("register")]
    Task<Outcome<RegisteredMerchant>> Register(RegisterMerchant command);

    [ReadOnly, Alias("read")]
    Task<Outcome<MerchantView>> Read();

    /// <summary>On what terms the merchant takes payments. Answered from memory: what an administrator changes holds within five seconds.</summary>
    [ReadOnly, Alias("terms")]
    Task<Outcome<MerchantTerms>> Terms();

    /// <summary>Null when the merchant's tier has the feature, else a refusal whose code names the cheapest tier that has it.</summary>
    [ReadOnly, Alias("check-feature")]
    Task<Refusal?> CheckFeature(TierFeature feature);

    /// <summary>The tier with all that follows from it, and a recommendation where what the merchant has taken speaks for one.</summary>
    [ReadOnly, Alias("read-tier")]
    Task<Outcome<MerchantTierView>> ReadTier();

    /// <summary>What a monthly review says of the tier; nothing changes.</summary>
    [ReadOnly, Alias("review-tier")]
    Task<Outcome<TierReviewResult>> ReviewTier();

    [Alias("change-tier")]
    Task<Outcome<MerchantTierView>> ChangeTier(ChangeMerchantTier command);

    [Alias("set-overrides")]
    Task<Outcome<MerchantTierView>> SetOverrides(SetMerchantOverrides command);

    [Alias("limit")]
    Task<Outcome<MerchantView>> Limit(LimitMerchant command);

    [Alias("update")]
    Task<Outcome<MerchantView>> Update(ChangeMerchant command);

    /// <summary>Registers a merchant under this one. The command's ParentId is this merchant's id.</summary>
    [Alias("open-sub-account")]
    Task<Outcome<RegisteredMerchant>> OpenSubAccount(string subAccount, RegisterMerchant command);

    [Alias("suspend")]
    Task<Outcome<MerchantView>> Suspend(ChangeMerchantStatus command);

    [Alias("reinstate")]
    Task<Outcome<MerchantView>> Reinstate(ChangeMerchantStatus command);

    /// <summary>
    /// What <see cref="IKeyOwnerGrain.CheckKey"/> says, and whether the merchant's API rate takes one more request; null when the key is not
    /// one of this merchant's, which costs its rate nothing. Read-only, because nothing that is stored changes: a request
    /// neither waits for others nor is seen before a change of the merchant's row is durable, and where its answer is lost
    /// with a silo, asking again counts it twice at worst.
    /// </summary>
    [ReadOnly, Alias("admit")]
    Task<MerchantAdmission?> Admit(KeyDigest digest);
}
