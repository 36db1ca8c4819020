using System.Collections.Immutable;
using Payments.Money;

namespace Payments.Risk;

/// <param name="Method">The channel's token of the means of payment.</param>
/// <param name="Methods">Those that channels have of their own; each of them is looked at.</param>
public sealed record RiskSubject(string MerchantId, Amount Amount, string Method, ImmutableSortedDictionary<string, string>? Methods = null);
