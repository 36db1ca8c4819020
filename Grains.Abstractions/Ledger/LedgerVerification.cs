namespace Payments.Ledger;

/// <param name="Intact">Nothing wrong was found in what was looked at.</param>
/// <param name="Complete">Everything was looked at; otherwise go on with verified as from.</param>
/// <param name="Verified">The last seal that was found right; missing when none was.</param>
/// <param name="Unsealed">Transfers too young to be in the chain, each checked by itself.</param>
/// <param name="Fault">What is wrong, when something is.</param>
[GenerateSerializer, Immutable, Alias("ledger-verification")]
public sealed record LedgerVerification(
    [property: Id(0)] string MerchantId,
    [property: Id(1)] bool Intact,
    [property: Id(2)] bool Complete,
    [property: Id(3)] ChainPoint? Verified,
    [property: Id(4)] long Unsealed,
    [property: Id(5)] LedgerFault? Fault);
