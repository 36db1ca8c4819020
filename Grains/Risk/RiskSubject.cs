using Payments.Money;

namespace Payments.Risk;

/// <param name="Method">The channel's token of the means of payment.</param>
public sealed record RiskSubject(string MerchantId, Amount Amount, string Method);
