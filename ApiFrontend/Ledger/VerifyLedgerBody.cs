using Payments.Ledger;

namespace Payments.Api.Ledger;

/// <param name="MerchantId">Whose ledger: needed from administrators, the caller's own for merchants.</param>
/// <param name="From">A point that is trusted, as an earlier verification gave it: checked against the chain, which is then verified from there on.</param>
internal sealed record VerifyLedgerBody(string? MerchantId = null, ChainPoint? From = null);
