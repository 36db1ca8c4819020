using System.Collections.Frozen;
using Payments.Money;

namespace Payments.Channels;

/// <summary>What a channel can do at all; what an account may do, its provider decides.</summary>
/// <param name="MultipleCapture">Whether an authorisation can be captured more than once.</param>
/// <param name="Currencies">Null: every one.</param>
/// <param name="Countries">Of the merchant; null: every one.</param>
/// <param name="Exponents">Of currencies that the channel counts in other units than ISO 4217.</param>
public sealed record ChannelCapabilities(
    bool PreAuthorisation,
    bool PartialCapture,
    bool MultipleCapture,
    bool PartialRefund,
    FrozenSet<string>? Currencies = null,
    FrozenSet<string>? Countries = null,
    FrozenDictionary<string, int>? Exponents = null)
{
    /// <summary>Of the amounts that it takes, in our minor units; what its currencies' table does not name has no bound.</summary>
    public FrozenDictionary<string, (long Least, long Most)>? Range { get; init; }

    /// <summary>Whether an order needs a token of the means of payment; elsewhere the customer chooses at the channel.</summary>
    public bool NeedsToken { get; init; } = true;

    public bool Takes(Amount amount, string country) =>
        (Currencies is null || Currencies.Contains(amount.Currency))
        && (Countries is null || Countries.Contains(country))
        && (Range is null || !Range.TryGetValue(amount.Currency, out var range) || amount.Minor >= range.Least && amount.Minor <= range.Most);
}
