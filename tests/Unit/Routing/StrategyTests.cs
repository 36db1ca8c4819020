using Payments.Routing;

namespace Payments.Tests.Unit.Routing;

public sealed class StrategyTests
{
    [Fact]
    public void Cost_Always_TheCheapestFirstWithItsCost()
    {
        var decision = Samples.Decide(new(RoutingStrategy.Cost), Samples.All("stripe", "paypal", "alipay", "crypto"));
        Assert.Equal([("alipay", 60L), ("crypto", 100), ("stripe", 320), ("paypal", 370)], decision.Channels.Select(one => (one.Channel, one.Cost)));
    }

    [Fact]
    public void SuccessRate_WithoutARecord_CountsAsNineteenOfTwenty()
    {
        Candidate[] candidates = [Health("good", 1_000, 990), Health("new", 0, 0), Health("bad", 1_000, 900), Health("lucky", 1, 1)];
        var decision = Samples.Decide(new(RoutingStrategy.SuccessRate), candidates);
        Assert.Equal(["good", "lucky", "new", "bad"], decision.Names());
        Assert.Equal(950_000, decision.Channels[2].Score);
    }

    [Fact]
    public void Geographic_PreferredThenNamedThenAll()
    {
        var settings = new RoutingConfiguration(RoutingStrategy.Geographic, Geography: [new(["CN", "HK"], [new("alipay"), new("crypto")]), new(["CN"], [new("stripe")])]);
        Candidate[] candidates = [Samples.One("stripe"), Samples.One("crypto"), Samples.One("paypal", new(Countries: ["CN", "DE"])), Samples.One("alipay")];
        Assert.Equal(["alipay", "crypto", "paypal", "stripe"], Samples.Decide(settings, candidates, Samples.Subject(country: "CN")).Names());
        Assert.Equal("paypal", Samples.Decide(settings, candidates, Samples.Subject(country: "DE")).Names()[0]);
    }

    [Fact]
    public void LoadBalance_ManyPayments_InTheProportionOfTheWeights()
    {
        var settings = new RoutingConfiguration(RoutingStrategy.LoadBalance, Weights: [new(new("stripe"), 1), new(new("stripe", "b"), 6), new(new("paypal"), 3)]);
        Candidate[] candidates = [Samples.One("stripe"), Samples.One("stripe", account: "b"), Samples.One("paypal"), Samples.One("alipay")];
        var first = Enumerable.Range(0, 10_000).Select(i => Samples.Decide(settings, candidates, Samples.Subject($"pay_{i}"))).ToList();
        Assert.InRange(first.Count(one => one.Channels[0] is { Channel: "stripe", AccountId: "a" }), 900, 1_100);
        Assert.InRange(first.Count(one => one.Channels[0].AccountId == "b"), 5_800, 6_200);
        Assert.InRange(first.Count(one => one.Channels[0].Channel == "paypal"), 2_850, 3_150);
        // Without a weight: the last resort.
        Assert.All(first, one => Assert.Equal("alipay", one.Channels[^1].Channel));
    }

    [Fact]
    public void LoadBalance_NoWeights_EvenlyAmongAll()
    {
        var first = Enumerable.Range(0, 6_000).Select(i => Samples.Decide(new(RoutingStrategy.LoadBalance), Samples.All("a", "b", "c"), Samples.Subject($"pay_{i}")).Names()[0]).CountBy(name => name).ToDictionary();
        Assert.All(first.Values, count => Assert.InRange(count, 1_850, 2_150));
    }

    [Theory]
    [InlineData(1, 0, 0, "alipay")]
    [InlineData(0, 1, 0, "paypal")]
    [InlineData(0, 0, 1, "stripe")]
    // Half of the scale of cost (260 of 310 above the least) and nearly all of the success rate.
    [InlineData(1, 10, 0, "paypal")]
    [InlineData(10, 1, 0, "alipay")]
    public void Balanced_ByItsWeights_TheBestSum(int cost, int success, int latency, string best)
    {
        Candidate[] candidates = [Health("stripe", 1_000, 500, 50), Health("paypal", 1_000, 1_000, 900), Health("alipay", 1_000, 500, 900)];
        Assert.Equal(best, Samples.Decide(new(RoutingStrategy.Balanced, Balanced: new(cost, success, latency)), candidates).Names()[0]);
    }

    [Fact]
    public void Balanced_Score_IsTheWeightedMeanOfTheMeasures()
    {
        Candidate[] candidates = [Health("stripe", 0, 0, 100), Health("alipay", 0, 0, 300)];
        var decision = Samples.Decide(new(RoutingStrategy.Balanced, Balanced: new(Cost: 1, SuccessRate: 1, Latency: 2)), candidates);
        // stripe: dearest 0, 950,000 and twice the fastest; alipay: cheapest, 950,000 and twice the slowest.
        Assert.Equal([("stripe", (0 + 950_000 + 2_000_000) / 4L), ("alipay", (1_000_000 + 950_000) / 4L)], decision.Channels.Select(one => (one.Channel, one.Score)));
    }

    private static Candidate Health(string channel, long answered, long succeeded, long latency = 10) =>
        Samples.One(channel, health: new(CircuitState.Closed, answered, succeeded, latency));
}
