using System.Collections.Immutable;
using Payments.Money;
using Payments.Routing;

namespace Payments.Api.Routing;

/// <param name="Amount">In minor units, greater than 0.</param>
/// <param name="Currency">ISO 4217, such as EUR.</param>
/// <param name="Country">Where the customer pays from, ISO 3166-1 alpha-2.</param>
/// <param name="CardBrand">Such as visa.</param>
/// <param name="Method">The kind of the means of payment, such as card.</param>
/// <param name="PreAuthorisation">Whether the amount is only to be held.</param>
/// <param name="TokensFor">The channels that payment_methods would have a token for; all where left out.</param>
/// <param name="PaymentId">Any id: shares and experiments are drawn by it, so that the same id is decided alike.</param>
/// <param name="MerchantId">Whose payment: for administrators; the platform's configuration alone without it.</param>
/// <param name="Candidates">Accounts to decide among instead of those that there are, at most 50.</param>
/// <param name="Mode">test or live, for a question that is about no merchant; a merchant's payments are of its mode.</param>
internal sealed record DryRunBody(
    long Amount = 0,
    string Currency = "",
    string? Country = null,
    string? CardBrand = null,
    string? Method = null,
    bool PreAuthorisation = false,
    string PaymentId = "dry-run",
    string? MerchantId = null,
    ImmutableArray<DryRunCandidate>? Candidates = null,
    ImmutableArray<string>? TokensFor = null,
    PaymentMode? Mode = null)
{
    public RouteQuestion Question(string owner, PaymentMode? mode) => new(
        new RouteSubject(PaymentId, owner, new Amount(Amount, Currency), Country, CardBrand, Method, PreAuthorisation, TokensFor, mode),
        Candidates is { IsDefault: false } candidates ? [.. candidates.Select(one => one?.Assumed()!)] : default);
}

/// <param name="AccountId">Its name among the channel's accounts.</param>
/// <param name="Currencies">What it takes; all where left out, as with countries, methods and card brands.</param>
/// <param name="Amounts">The range of each currency that has one, in minor units.</param>
/// <param name="PreAuthorisation">Whether it can hold amounts.</param>
/// <param name="NeedsToken">Whether it takes nothing without a token of the means of payment.</param>
/// <param name="Health">As if nobody had heard of it, where left out.</param>
internal sealed record DryRunCandidate(
    string Channel,
    string AccountId = "default",
    ImmutableArray<string>? Currencies = null,
    ImmutableArray<string>? Countries = null,
    ImmutableArray<string>? Methods = null,
    ImmutableArray<string>? CardBrands = null,
    ImmutableArray<MinorRange>? Amounts = null,
    bool PreAuthorisation = true,
    CandidateHealth? Health = null,
    bool NeedsToken = true)
{
    public AssumedAccount Assumed() => new(new RouteCandidate(Channel, AccountId, new RouteCapabilities(Currencies, Countries, Methods, CardBrands, Amounts, PreAuthorisation, NeedsToken)), Health);
}
