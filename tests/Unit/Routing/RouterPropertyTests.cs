using FsCheck;
using FsCheck.Fluent;
using Payments.Routing;

namespace Payments.Tests.Unit.Routing;

/// <summary>What holds for whatever is asked of the router.</summary>
public sealed class RouterPropertyTests
{
    private static readonly string[] Channels = ["stripe", "paypal", "alipay", "crypto", "simulator"];
    private static readonly string[] Countries = ["DE", "CN", "US"];

    private sealed record Question(RouteSubject Subject, Candidate[] Candidates, RoutingConfiguration Platform, RoutingConfiguration? Merchant)
    {
        public RoutingDecision Answer(IEnumerable<Candidate>? candidates = null) => Router.Decide(Subject, [.. candidates ?? Candidates], Samples.Policy(Platform, Merchant));
    }

    [Fact]
    public void Decide_Anything_EachCandidateOnce() => Holds(question =>
    {
        var decision = question.Answer();
        var named = decision.Channels.Select(one => (one.Channel, one.AccountId)).Concat(decision.Excluded.Select(one => (one.Channel, one.AccountId))).Order();
        return named.SequenceEqual(question.Candidates.Select(one => (one.Channel, one.AccountId)).Order());
    });

    [Fact]
    public void Decide_InAnyOrderOfCandidates_TheSame() => Holds(question =>
        Text(question.Answer()) == Text(question.Answer(question.Candidates.Reverse())));

    [Fact]
    public void Decide_Anything_NothingThatCannotTakeIt() => Holds(question => question.Answer().Channels.All(ranked =>
    {
        var one = question.Candidates.Single(candidate => (candidate.Channel, candidate.AccountId) == (ranked.Channel, ranked.AccountId));
        return one.Health.Circuit != CircuitState.Open && one.Account.Capabilities.Countries.Takes(question.Subject.Country);
    }));

    [Fact]
    public void Decide_Anything_WhatIsDeniedIsNeverUsed() => Holds(question =>
    {
        var denied = Rules(question).Where(rule => rule.Then.Action == RuleActionKind.Deny).SelectMany(rule => rule.Then.Channels.OrEmpty()).ToList();
        return question.Answer().Channels.All(ranked => !denied.Exists(channel => channel.Names(ranked.Channel, ranked.AccountId)));
    });

    [Fact]
    public void Decide_Anything_NoChannelOnlyWhereNothingDecides() => Holds(question =>
        question.Answer() is var decision && decision.Channels.IsEmpty == (decision.DecidedBy == DecidedBy.Nothing));

    [Fact]
    public void Decide_ByCost_NeverADearerOneBefore() => Holds(question =>
    {
        var closed = question.Candidates.Where(one => one.Health.Circuit != CircuitState.HalfOpen);
        var costs = (question with { Platform = new(RoutingStrategy.Cost), Merchant = null }).Answer(closed).Channels.Select(one => one.Cost).ToList();
        return costs.SequenceEqual(costs.Order());
    });

    [Fact]
    public void Number_OfAnyEnd_IsBelowIt() =>
        Prop.ForAll((from end in Gen.Choose(1, int.MaxValue) from id in Gen.Choose(0, int.MaxValue) select (end, id)).ToArbitrary(),
            pair => Draw.Number($"pay_{pair.id}", "test", pair.end) is var number && number >= 0 && number < pair.end).QuickCheckThrowOnFailure();

    private static void Holds(Func<Question, bool> property) => Prop.ForAll(Questions().ToArbitrary(), property).QuickCheckThrowOnFailure();

    private static IEnumerable<RoutingRule> Rules(Question question) =>
        question.Platform.Rules.OrEmpty().Concat(question.Merchant?.Rules.OrEmpty() ?? []).Where(rule => RuleSet.Meets(question.Subject, rule.When));

    private static string Text(RoutingDecision decision) => string.Join(' ', decision.Channels) + string.Join(' ', decision.Excluded) + decision.DecidedBy + decision.Rule + decision.Strategy + decision.Variant;

    private static Gen<Question> Questions() =>
        from id in Gen.Choose(0, 1_000_000)
        from minor in Gen.Choose(1, 1_000_000)
        from country in Gen.Elements("DE", "CN", "US", null)
        from candidates in Candidates()
        from platform in Configurations()
        from own in Configurations()
        from has in Gen.Elements(true, false)
        select new Question(Samples.Subject($"pay_{id}", minor, country: country), candidates, platform, has ? own : null);

    private static Gen<Candidate[]> Candidates() =>
        from count in Gen.Choose(0, 8)
        from circuits in Gen.ListOf(Gen.Elements(CircuitState.Closed, CircuitState.Closed, CircuitState.Open, CircuitState.HalfOpen), count)
        from able in Gen.ListOf(Gen.SubListOf(Countries), count)
        from good in Gen.ListOf(Gen.Choose(0, 100), count)
        select Enumerable.Range(0, count)
            .Select(i => Samples.One(Channels[i % Channels.Length], new([], [.. able[i]]), new(circuits[i], 100, good[i], good[i] * 3), $"acc{i / Channels.Length}")).ToArray();

    private static Gen<RoutingConfiguration> Configurations() =>
        from strategy in Gen.Elements<RoutingStrategy?>([null, .. Enum.GetValues<RoutingStrategy>().Cast<RoutingStrategy?>()])
        from standard in Gen.Elements(Channels)
        from count in Gen.Choose(0, 4)
        from rules in Gen.ListOf(RuleGen(), count)
        from weights in Gen.SubListOf(Channels)
        from split in Gen.Choose(0, 3)
        select new RoutingConfiguration(
            strategy, new(standard), 3, [.. rules], split == 0 ? null : new("trial", [new("a", split, new(standard)), new("b", 1, Strategy: RoutingStrategy.LoadBalance)]),
            [.. weights.Select((channel, i) => new ChannelWeight(new(channel), i))]);

    private static Gen<RoutingRule> RuleGen() =>
        from action in Gen.Elements(Enum.GetValues<RuleActionKind>())
        from channels in Gen.NonEmptyListOf(Gen.Elements(Channels))
        from countries in Gen.SubListOf(Countries)
        select new RoutingRule($"rule {action}", new(Countries: [.. countries]), new(action, action == RuleActionKind.UseStrategy ? [] : [.. channels.Distinct().Select(channel => new ChannelRef(channel))],
            action == RuleActionKind.UseStrategy ? RoutingStrategy.SuccessRate : null));
}
