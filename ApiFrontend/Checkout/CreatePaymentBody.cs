using System.Collections.Immutable;

namespace Payments.Api.Checkout;

/// <param name="Amount">In minor units, greater than 0.</param>
/// <param name="Currency">ISO 4217, such as EUR.</param>
/// <param name="PaymentMethod">The channel's token, such as tok_visa at the simulator; never a card number. It serves every channel that has none of its own.</param>
/// <param name="OrderNumber">Your own number of the order that the payment brings along, unique among yours; made up when it is left out.</param>
/// <param name="Description">What the customer reads on the statement.</param>
/// <param name="OrderId">The open order that it pays; amount and currency are the order's.</param>
/// <param name="ExpiresIn">How many seconds it may wait for its customer, from 60 to 604800; 1800 when it is left out.</param>
/// <param name="ReturnUrl">An https URL where the customer comes back to after acting at the channel; some channels decline what needs the customer without one.</param>
/// <param name="CustomerCountry">Where the customer pays from, ISO 3166-1 alpha-2; for routing.</param>
/// <param name="CardBrand">Such as visa; for routing.</param>
/// <param name="PaymentMethods">A token for each channel that the payment may go to, such as {"stripe": "pm_..."}; with it payment_method may be left out, and channels that need a token and have none are passed over.</param>
internal sealed record CreatePaymentBody(long Amount = 0, string Currency = "", string PaymentMethod = "", string? OrderNumber = null, string? Description = null, string? OrderId = null, int? ExpiresIn = null, string? CustomerCountry = null, string? CardBrand = null, string? ReturnUrl = null, ImmutableSortedDictionary<string, string>? PaymentMethods = null);
