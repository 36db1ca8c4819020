using System.Collections.Immutable;
using Payments.Routing;

namespace Payments.Tests.Unit.Routing;

public sealed class RoutingInputTests
{
    private const string Own = "mer_00000000000000000000000001";
    private const string Other = "mer_00000000000000000000000002";
    private static readonly HashSet<string> Channels = ["stripe", "paypal"];
    private static readonly RuleAction Use = new(RuleActionKind.UseChannel, [new("stripe")]);

    public static TheoryData<string, RoutingConfiguration> Wrong() => new()
    {
        { "configuration.strategy", new((RoutingStrategy)9) },
        { "configuration.default_channel.channel", new(DefaultChannel: new("paypall")) },
        { "configuration.default_channel.account_id", new(DefaultChannel: new("paypal", "a b")) },
        { "configuration.most_attempts", new(MostAttempts: 0) },
        { "configuration.most_attempts", new(MostAttempts: 6) },
        { "configuration.rules", new(Rules: [.. Enumerable.Range(0, 201).Select(i => new RoutingRule($"r{i}", new(), Use))]) },
        { "configuration.rules", new(Rules: [new("same", new(), Use), new("same", new(Countries: ["DE"]), Use)]) },
        { "configuration.rules[1]", new(Rules: [new("r", new(), Use), null!]) },
        { "configuration.rules[0].name", Rule(name: " ") },
        { "configuration.rules[0].when.merchants[0]", Rule(new(Merchants: ["mer_1"])) },
        { "configuration.rules[0].when.merchants[0]", Rule(new(Merchants: [Other])) },
        { "configuration.rules[0].when.countries[1]", Rule(new(Countries: ["DE", "de"])) },
        { "configuration.rules[0].when.countries", Rule(new(Countries: ["DE", "DE"])) },
        { "configuration.rules[0].when.currencies[0]", Rule(new(Currencies: ["XXX"])) },
        { "configuration.rules[0].when.card_brands[0]", Rule(new(CardBrands: ["Visa"])) },
        { "configuration.rules[0].when.methods[0]", Rule(new(Methods: [""])) },
        { "configuration.rules[0].when.amount.currency", Rule(new(Amount: new("eur", 1, 2))) },
        { "configuration.rules[0].when.amount.least", Rule(new(Amount: new("EUR", -1, 2))) },
        { "configuration.rules[0].when.amount.most", Rule(new(Amount: new("EUR", 3, 2))) },
        { "configuration.rules[0].then.action", Rule(then: new((RuleActionKind)9, [new("stripe")])) },
        { "configuration.rules[0].then.channels", Rule(then: new(RuleActionKind.Deny)) },
        { "configuration.rules[0].then.channels", Rule(then: new(RuleActionKind.UseStrategy, [new("stripe")], RoutingStrategy.Cost)) },
        { "configuration.rules[0].then.strategy", Rule(then: new(RuleActionKind.UseStrategy)) },
        { "configuration.rules[0].then.strategy", Rule(then: Use with { Strategy = RoutingStrategy.Cost }) },
        { "configuration.rules[0].then.channels[1].channel", Rule(then: Use with { Channels = [new("stripe"), new("x")] }) },
        { "configuration.experiment.variants", new(Experiment: new("e", [])) },
        { "configuration.experiment.variants", new(Experiment: new("e", [new("a", 0, new("stripe"))])) },
        { "configuration.experiment.variants", new(Experiment: new("e", [new("a", 1, new("stripe")), new("a", 1, new("paypal"))])) },
        { "configuration.experiment.variants[0]", new(Experiment: new("e", [new("a", 1)])) },
        { "configuration.experiment.variants[0]", new(Experiment: new("e", [new("a", 1, new("stripe"), RoutingStrategy.Cost)])) },
        { "configuration.experiment.variants[0].weight", new(Experiment: new("e", [new("a", -1, new("stripe"))])) },
        { "configuration.weights[0].weight", new(Weights: [new(new("stripe"), 10_001)]) },
        { "configuration.weights", new(Weights: [new(new("stripe"), 1), new(new("stripe"), 2)]) },
        { "configuration.balanced.latency", new(Balanced: new(Latency: -1)) },
        { "configuration.balanced", new(Balanced: new()) },
        { "configuration.geography[0].countries", new(Geography: [new([], [new("stripe")])]) },
        { "configuration.geography[0].channels[0].channel", new(Geography: [new(["DE"], [new("x")])]) },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Check_BrokenBound_RefusedWithItsField(string field, RoutingConfiguration configuration)
    {
        var refusal = RoutingInput.Check(configuration, Own, Channels);
        Assert.Equal(("INVALID_FIELD", field), (refusal?.Code, refusal?.Field));
    }

    [Fact]
    public void Check_EverythingAtItsBound_Accepted()
    {
        var whole = new RoutingConfiguration(
            RoutingStrategy.Balanced, new("stripe", "acct_1-a.b"), 5,
            [.. Enumerable.Range(0, 200).Select(i => new RoutingRule($"r{i}", new([Own], ["DE"], ["EUR"], ["visa"], ["card"], new("EUR", 0, Bounds.MostMinor)), Use))],
            new("e", [new("a", 0, new("stripe")), new("b", 10_000, Strategy: RoutingStrategy.LoadBalance)]),
            [new(new("stripe"), 0), new(new("stripe", "b"), 10_000)], new(0, 0, 0, 0, 1), [new(["DE"], [new("paypal")])]);
        Assert.Null(RoutingInput.Check(whole, Own, Channels));
        Assert.Null(RoutingInput.Check(Rule(new(Merchants: [Other])), RoutingOwners.Platform, Channels));
    }

    [Theory]
    [InlineData("fees[0].channel", "Stripe", 1, 0)]
    [InlineData("fees[0].parts_per_million", "stripe", 1_000_001, 0)]
    [InlineData("fees[0].parts_per_million", "stripe", -1, 0)]
    [InlineData("fees[0].fixed_hundredths", "stripe", 1, -1)]
    [InlineData("fees", "other", 1, 0)]
    [InlineData(null, "stripe", 1_000_000, 0)]
    public void Fees_EachBound_RefusedWithItsField(string? field, string channel, int rate, long hundredths) =>
        Assert.Equal(field, FeesInput.Check([new(channel, rate, hundredths)], [new("stripe", 1)])?.Field);

    [Fact]
    public void Fees_NamedTwice_Refused()
    {
        ImmutableArray<ChannelFee> before = [new("stripe", 1)];
        Assert.Equal("fees", FeesInput.Check([new("stripe", 1), new("stripe", 2)], before)?.Field);
        Assert.Equal("fees[0].fixed", FeesInput.Check([new("stripe", 1, 0, [new("EUR", 1), new("EUR", 2)])], before)?.Field);
        Assert.Equal("fees[0].fixed[0].currency", FeesInput.Check([new("stripe", 1, 0, [new("eur", 1)])], before)?.Field);
    }

    [Theory]
    [InlineData("amount", 0, "EUR", null)]
    [InlineData("amount", Bounds.MostMinor + 1, "EUR", null)]
    [InlineData("currency", 1, "eur", null)]
    [InlineData("country", 1, "EUR", "Germany")]
    [InlineData(null, Bounds.MostMinor, "EUR", "DE")]
    public void Question_EachBound_RefusedWithItsField(string? field, long minor, string currency, string? country) =>
        Assert.Equal(field, RouteInput.Check(new(Samples.Subject("p", minor, currency, country)))?.Field);

    [Fact]
    public void Question_SameAccountTwice_Refused()
    {
        AssumedAccount one = new(new("stripe", "a", new()));
        Assert.Equal("candidates", RouteInput.Check(new(Samples.Subject(), [one, one with { Health = CandidateHealth.Unheard }]))?.Field);
        Assert.Equal("candidates[0].health.succeeded", RouteInput.Check(new(Samples.Subject(), [one with { Health = new(CircuitState.Closed, 1, 2, 3) }]))?.Field);
    }

    private static RoutingConfiguration Rule(RuleConditions? when = null, RuleAction? then = null, string name = "r") => new(Rules: [new(name, when ?? new(), then ?? Use)]);
}
