using Payments.Routing;

namespace Payments.Tests.Unit.Routing;

/// <summary>A channel that needs a token of the means of payment is passed over where there is none for it.</summary>
public sealed class TokenRoutingTests
{
    private static readonly Candidate[] All = [Samples.One("stripe"), Samples.One("simulator"), Samples.One("paypal", new RouteCapabilities(NeedsToken: false))];

    [Fact]
    public void Decide_TokensForSomeChannels_OthersAreExcludedUnlessTheyNeedNone()
    {
        var decision = Samples.Decide(new(RoutingStrategy.Cost), All, Samples.Subject() with { TokensFor = ["stripe"] });

        Assert.Equal(["stripe", "paypal"], decision.Names());
        Assert.Equal([("simulator", Exclusion.NoPaymentMethod)], decision.Excluded.Select(one => (one.Channel, one.Reason)));
    }

    [Fact]
    public void Decide_OneTokenForAll_NoneIsExcluded() => Assert.Empty(Samples.Decide(new(RoutingStrategy.Cost), All).Excluded);
}
