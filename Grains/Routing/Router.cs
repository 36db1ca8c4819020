using System.Collections.Immutable;

namespace Payments.Routing;

/// <summary>
/// Decides where a payment goes: what cannot take it is excluded, then the first rule that uses something, the experiment,
/// the strategy or the default channel puts the rest in order. Pure: the same question has the same answer.
/// </summary>
public static class Router
{
    /// <summary>The share of payments that find out whether an account works again, in percent.</summary>
    public const int ProbePercent = 10;

    public static RoutingDecision Decide(RouteSubject subject, IReadOnlyList<Candidate> candidates, RoutingPolicy policy)
    {
        var rules = RuleSet.Of(subject, policy.Platform, policy.Merchant);
        var eligible = new List<Candidate>(candidates.Count);
        var excluded = ImmutableArray.CreateBuilder<ExcludedChannel>();
        foreach (var candidate in InOrder(candidates))
        {
            // A rule is named rather than a circuit: it is what somebody can change.
            if (rules.Exclude(candidate) is { } byRule) excluded.Add(byRule);
            else if (Eligibility.Check(subject, candidate) is { } reason) excluded.Add(new(candidate.Channel, candidate.AccountId, reason));
            else eligible.Add(candidate);
        }

        var (choice, order) = eligible.Count == 0 ? (new Choice(DecidedBy.Nothing), []) : Order(subject, eligible, rules, policy);
        return new RoutingDecision(
            order, excluded.DrainToImmutable(), choice.By, policy.Effective.MostAttempts, choice.Rule, choice.Strategy, choice.Experiment, choice.Variant,
            policy.PlatformVersion, policy.MerchantVersion, policy.Fees.Version);
    }

    private static (Choice Choice, ImmutableArray<RankedChannel> Order) Order(RouteSubject subject, List<Candidate> eligible, RuleSet rules, RoutingPolicy policy)
    {
        var choice = Choose(subject, eligible, rules, policy.Effective);
        var ranked = Ranking.Of(choice.Strategy ?? RoutingStrategy.Cost, subject, eligible, policy);
        var order = Later(subject, ranked);
        return (choice, choice.First.IsDefaultOrEmpty ? [.. order] : [.. order.OrderBy(one => Place(one, choice.First))]);
    }

    private static Candidate[] InOrder(IReadOnlyList<Candidate> candidates)
    {
        Candidate[] ordered = [.. candidates];
        Array.Sort(ordered, Candidate.Compare);
        return ordered;
    }

    private static Choice Choose(RouteSubject subject, List<Candidate> eligible, RuleSet rules, RoutingConfiguration settings)
    {
        foreach (var rule in rules.Uses)
        {
            if (rule.Then.Strategy is { } strategy) return new Choice(DecidedBy.Rule, strategy, Rule: rule.Name);
            if (rule.Then.Channels.OrEmpty().Any(channel => IsThere(channel, eligible))) return new Choice(DecidedBy.Rule, settings.Strategy, rule.Then.Channels.OrEmpty(), rule.Name);
        }

        if (settings.Experiment is { } experiment)
        {
            var variant = experiment.Variants[Draw.Weighted(subject.PaymentId, experiment.Name, [.. experiment.Variants.Select(one => one.Weight)])];
            if (variant.Strategy is { } strategy) return new Choice(DecidedBy.Experiment, strategy, Experiment: experiment.Name, Variant: variant.Name);
            if (variant.Channel is { } channel && IsThere(channel, eligible))
                return new Choice(DecidedBy.Experiment, settings.Strategy, [channel], Experiment: experiment.Name, Variant: variant.Name);
        }

        return settings.Strategy is { } own ? new Choice(DecidedBy.Strategy, own)
            : settings.DefaultChannel is { } standard && IsThere(standard, eligible) ? new Choice(DecidedBy.DefaultChannel, null, [standard])
            : new Choice(DecidedBy.Strategy, RoutingStrategy.Cost);
    }

    private static bool IsThere(ChannelRef channel, List<Candidate> eligible) => eligible.Exists(one => channel.Names(one.Channel, one.AccountId));

    /// <summary>What is half open comes in its place for a share of the payments, and last for all others.</summary>
    private static IEnumerable<RankedChannel> Later(RouteSubject subject, List<RankedChannel> ranked) =>
        ranked.TrueForAll(one => one.Circuit == CircuitState.Closed) || Draw.Number(subject.PaymentId, "probe", 100) < ProbePercent
            ? ranked
            : ranked.OrderBy(one => one.Circuit == CircuitState.HalfOpen);

    private static int Place(RankedChannel ranked, ImmutableArray<ChannelRef> first)
    {
        for (var i = 0; i < first.Length; i++)
            if (first[i].Names(ranked.Channel, ranked.AccountId)) return i;
        return int.MaxValue;
    }

    /// <param name="First">Channels that come first, whatever the strategy says.</param>
    private sealed record Choice(
        DecidedBy By, RoutingStrategy? Strategy = null, ImmutableArray<ChannelRef> First = default, string? Rule = null, string? Experiment = null, string? Variant = null);
}
