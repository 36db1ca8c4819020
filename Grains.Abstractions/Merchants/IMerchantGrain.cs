using Orleans.Concurrency;
using Payments.Keys;
using Payments.Outcomes;

namespace Payments.Merchants;

/// <summary>One merchant: who they are, whether they may trade, and their keys. Its key is the merchant's id.</summary>
[Alias("merchant")]
public interface IMerchantGrain : IGrainWithStringKey
{
    [Alias("register")]
    Task<Outcome<RegisteredMerchant>> Register(RegisterMerchant command);

    [ReadOnly, Alias("read")]
    Task<Outcome<MerchantView>> Read();

    /// <summary>On what terms the merchant takes payments; answered from memory.</summary>
    [ReadOnly, Alias("terms")]
    Task<Outcome<MerchantTerms>> Terms();

    [Alias("suspend")]
    Task<Outcome<MerchantView>> Suspend(ChangeMerchantStatus command);

    [Alias("reinstate")]
    Task<Outcome<MerchantView>> Reinstate(ChangeMerchantStatus command);

    /// <summary>Whether the digest belongs to a key of this merchant, and what the merchant may do with it.</summary>
    [ReadOnly, Alias("check-key")]
    Task<KeyCheck> CheckKey(KeyDigest digest);
}
