namespace Payments.Routing;

/// <summary>The rules that a payment meets. Pure.</summary>
public sealed class RuleSet
{
    private readonly List<RoutingRule> _filters = [];
    private readonly List<RoutingRule> _uses = [];

    /// <summary>
    /// What is denied or allowed holds for everyone, in whatever order it stands. Of the rules that use something, a merchant's
    /// own come before the platform's.
    /// </summary>
    public static RuleSet Of(RouteSubject subject, RoutingConfiguration platform, RoutingConfiguration? merchant)
    {
        var set = new RuleSet();
        set.Add(subject, merchant);
        set.Add(subject, platform);
        return set;
    }

    /// <summary>In the order in which they are tried.</summary>
    public IReadOnlyList<RoutingRule> Uses => _uses;

    /// <summary>The first rule that excludes the account, or null.</summary>
    public ExcludedChannel? Exclude(Candidate candidate)
    {
        foreach (var rule in _filters)
        {
            var named = Names(rule, candidate);
            if (rule.Then.Action == RuleActionKind.Deny && named) return new(candidate.Channel, candidate.AccountId, Exclusion.DeniedByRule, rule.Name);
            if (rule.Then.Action == RuleActionKind.Allow && !named) return new(candidate.Channel, candidate.AccountId, Exclusion.NotAllowedByRule, rule.Name);
        }

        return null;
    }

    public static bool Meets(RouteSubject subject, RuleConditions when) =>
        when.Currencies.IsMetBy(subject.Amount.Currency)
        && when.Countries.IsMetBy(subject.Country)
        && when.Methods.IsMetBy(subject.Method)
        && when.CardBrands.IsMetBy(subject.CardBrand)
        && when.Merchants.IsMetBy(subject.MerchantId)
        && (when.Amount is not { } range || (range.Currency == subject.Amount.Currency && range.Holds(subject.Amount.Minor)));

    private static bool Names(RoutingRule rule, Candidate candidate)
    {
        foreach (var channel in rule.Then.Channels.OrEmpty())
            if (channel.Names(candidate.Channel, candidate.AccountId)) return true;
        return false;
    }

    private void Add(RouteSubject subject, RoutingConfiguration? configuration)
    {
        if (configuration is null) return;
        foreach (var rule in configuration.Rules.OrEmpty())
        {
            if (!Meets(subject, rule.When)) continue;
            var filters = rule.Then.Action is RuleActionKind.Allow or RuleActionKind.Deny;
            (filters ? _filters : _uses).Add(rule);
        }
    }
}
