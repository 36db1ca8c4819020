using Payments.Money;

namespace Payments.Routing;

/// <summary>Whether an account can take a payment at all, whatever rules say. Pure.</summary>
public static class Eligibility
{
    public static Exclusion? Check(RouteSubject subject, Candidate candidate)
    {
        var able = candidate.Account.Capabilities;
        if (!IsOfMode(subject, candidate.Account.Mode)) return Exclusion.OtherMode;
        if (!able.Currencies.Takes(subject.Amount.Currency)) return Exclusion.CurrencyNotSupported;
        if (!able.Countries.Takes(subject.Country)) return Exclusion.CountryNotSupported;
        if (!able.Methods.Takes(subject.Method)) return Exclusion.MethodNotSupported;
        if (!able.CardBrands.Takes(subject.CardBrand)) return Exclusion.CardBrandNotSupported;
        if (!TakesAmount(subject, able)) return Exclusion.AmountOutOfRange;
        if (subject.Hold && !able.Holds) return Exclusion.PreAuthorisationNotSupported;
        if (able.NeedsToken && !HasToken(subject, candidate.Channel)) return Exclusion.NoPaymentMethod;
        return candidate.Health.Circuit == CircuitState.Open ? Exclusion.CircuitOpen : null;
    }

    public static bool IsOfMode(RouteSubject subject, PaymentMode? account) => subject.Mode is not { } mode || account is not { } other || mode == other;

    public static bool HasToken(RouteSubject subject, string channel) => subject.TokensFor is not { } channels || channels.Contains(channel);

    private static bool TakesAmount(RouteSubject subject, RouteCapabilities able)
    {
        foreach (var range in able.Amounts.OrEmpty())
            if (range.Currency == subject.Amount.Currency && !range.Holds(subject.Amount.Minor)) return false;
        return true;
    }
}
