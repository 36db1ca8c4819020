using Payments.Outcomes;

namespace Payments.Routing;

/// <summary>The bounds of a question that a caller asks.</summary>
public static class RouteInput
{
    public static Refusal? Check(RouteQuestion question) =>
        Bounds.Within("amount", question.Subject.Amount.Minor, 1, Bounds.MostMinor)
        ?? Bounds.IsCurrency("currency", question.Subject.Amount.Currency)
        ?? Bounds.IsCountry("country", question.Subject.Country)
        ?? Bounds.IsWord("card_brand", question.Subject.CardBrand)
        ?? Bounds.IsWord("method", question.Subject.Method)
        ?? Bounds.Each("tokens_for", question.Subject.TokensFor, Bounds.IsWord)
        ?? Bounds.IsAccount("payment_id", question.Subject.PaymentId)
        ?? Bounds.Each("candidates", question.Assumed, CheckAssumed)
        ?? (question.Assumed.OrEmpty().Select(one => (one.Account.Channel, one.Account.AccountId)).Distinct().Count() == question.Assumed.OrEmpty().Length
            ? null
            : RoutingRefusals.Invalid("candidates", "candidates names an account twice."));

    private static Refusal? CheckAssumed(string field, AssumedAccount one)
    {
        var able = one.Account.Capabilities;
        return Bounds.IsWord($"{field}.channel", one.Account.Channel)
            ?? Bounds.IsAccount($"{field}.account_id", one.Account.AccountId)
            ?? Bounds.Each($"{field}.currencies", able.Currencies, Bounds.IsCurrency, 250)
            ?? Bounds.Each($"{field}.countries", able.Countries, Bounds.IsCountry, 250)
            ?? Bounds.Each($"{field}.methods", able.Methods, Bounds.IsWord)
            ?? Bounds.Each($"{field}.card_brands", able.CardBrands, Bounds.IsWord)
            ?? Bounds.Each($"{field}.amounts", able.Amounts, Bounds.IsRange)
            ?? CheckHealth($"{field}.health", one.Health);
    }

    private static Refusal? CheckHealth(string field, CandidateHealth? health) => health is null
        ? null
        : Bounds.Known<CircuitState>($"{field}.circuit", health.Circuit)
            ?? Bounds.Within($"{field}.answered", health.Answered, 0, 1_000_000_000)
            ?? Bounds.Within($"{field}.succeeded", health.Succeeded, 0, health.Answered)
            ?? Bounds.Within($"{field}.mean_milliseconds", health.MeanMilliseconds, 0, 3_600_000);
}
