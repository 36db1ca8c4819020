using Payments.Checkout;
using Payments.Limits;
using Payments.Money;
using Payments.Tiers;

namespace Payments.Merchants;

/// <summary>On what terms a merchant takes payments: its tier's, where nothing of its own overrides them.</summary>
/// <param name="Status">Whether the merchant may trade.</param>
/// <param name="Currency">The settlement currency, which limits and fee count in.</param>
/// <param name="Limits">The limits that hold.</param>
/// <param name="Fee">The fee that holds.</param>
/// <param name="MultiCurrency">Whether the tier allows payments in other currencies.</param>
/// <param name="Tier">The tier.</param>
/// <param name="LimitedReason">Why the merchant may take no new payments for now; null while it may. Refunds go on.</param>
/// <param name="LateSuccess">What becomes of money that comes after its payment has expired.</param>
/// <param name="Mode">Whether its payments really move money.</param>
[GenerateSerializer, Immutable, Alias("merchant-terms")]
public sealed record MerchantTerms(
    [property: Id(0)] MerchantStatus Status,
    [property: Id(1)] string Currency,
    [property: Id(2)] LimitTerms Limits,
    [property: Id(3)] FeeTerms Fee,
    [property: Id(4)] bool MultiCurrency,
    [property: Id(5)] TierName Tier,
    [property: Id(6)] string? LimitedReason,
    [property: Id(7)] LateSuccess LateSuccess = LateSuccess.Refund,
    [property: Id(8)] PaymentMode Mode = PaymentMode.Test);
