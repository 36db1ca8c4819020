using Payments.Checkout;
using Payments.Tiers;

namespace Payments.Api.Merchants;

/// <param name="Reason">Why, in 1 to 500 characters; it is kept and shown.</param>
/// <param name="PerPayment">The most of one payment, in minor units of the settlement currency; the tier's without it.</param>
/// <param name="PerDay">The most of one day; the tier's without it.</param>
/// <param name="PerMonth">The most of one month; the tier's without it.</param>
/// <param name="Fee">What a payment costs; the tier's without it.</param>
/// <param name="ApiRate">How many API requests are taken; the tier's without it.</param>
internal sealed record SetMerchantOverridesBody(
    string Reason = "", long? PerPayment = null, long? PerDay = null, long? PerMonth = null, FeeTerms? Fee = null, ApiRate? ApiRate = null);
