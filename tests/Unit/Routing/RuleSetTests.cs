using Payments.Money;
using Payments.Routing;

namespace Payments.Tests.Unit.Routing;

public sealed class RuleSetTests
{
    private static readonly RouteSubject Known = new("pay_1", "mer_1", new Amount(500, "EUR"), "DE", "visa", "card");

    public static TheoryData<RuleConditions, bool> Conditions() => new()
    {
        { new(), true },
        { new(Merchants: ["mer_1"]), true },
        { new(Merchants: ["mer_2"]), false },
        { new(Countries: ["FR", "DE"]), true },
        { new(Countries: ["FR"]), false },
        { new(Currencies: ["EUR"]), true },
        { new(Currencies: ["USD"]), false },
        { new(CardBrands: ["visa"]), true },
        { new(CardBrands: ["amex"]), false },
        { new(Methods: ["card"]), true },
        { new(Methods: ["wallet"]), false },
        { new(Amount: new("EUR", 500, 500)), true },
        { new(Amount: new("EUR", 501, 900)), false },
        { new(Amount: new("EUR", 1, 499)), false },
        { new(Amount: new("USD", 1, 900)), false },
        { new(Countries: ["DE"], Currencies: ["USD"]), false },
    };

    [Theory]
    [MemberData(nameof(Conditions))]
    public void Meets_EachCondition_ComparesItsValue(RuleConditions when, bool meets) => Assert.Equal(meets, RuleSet.Meets(Known, when));

    [Fact]
    public void Meets_WhatIsNotKnown_NoCondition()
    {
        var unknown = Known with { Country = null, CardBrand = null, Method = null };
        Assert.False(RuleSet.Meets(unknown, new(Countries: ["DE"])));
        Assert.False(RuleSet.Meets(unknown, new(CardBrands: ["visa"])));
        Assert.False(RuleSet.Meets(unknown, new(Methods: ["card"])));
        Assert.True(RuleSet.Meets(unknown, new()));
    }

    [Fact]
    public void Decide_DenyBehindUse_IsDeniedAllTheSame()
    {
        var platform = new RoutingConfiguration(Rules: [Samples.Rule("prefer", RuleActionKind.UseChannel, "stripe"), Samples.Rule("ban", RuleActionKind.Deny, "stripe")]);
        var decision = Samples.Decide(platform, Samples.All("stripe", "paypal"));
        Assert.Equal(["paypal"], decision.Names());
        Assert.Equal(new ExcludedChannel("stripe", "a", Exclusion.DeniedByRule, "ban"), Assert.Single(decision.Excluded));
    }

    [Fact]
    public void Decide_TwoAllowRules_OnlyWhatBothAllow()
    {
        var platform = new RoutingConfiguration(Rules: [Samples.Rule("first", RuleActionKind.Allow, "stripe", "paypal"), Samples.Rule("second", RuleActionKind.Allow, "paypal", "alipay")]);
        var decision = Samples.Decide(platform, Samples.All("stripe", "paypal", "alipay"));
        Assert.Equal(["paypal"], decision.Names());
        Assert.Equal([("alipay", "first"), ("stripe", "second")], decision.Excluded.Select(one => (one.Channel, one.Rule!)));
    }

    [Fact]
    public void Decide_PlatformsDenyAndMerchantsUse_TheDenyHolds()
    {
        var merchant = new RoutingConfiguration(Rules: [Samples.Rule("mine", RuleActionKind.UseChannel, "crypto")]);
        var decision = Samples.Decide(new(Rules: [Samples.Rule("ban", RuleActionKind.Deny, "crypto")]), Samples.All("crypto", "stripe"), merchant: merchant);
        Assert.Equal(["stripe"], decision.Names());
    }

    [Fact]
    public void Decide_BothUse_TheMerchantsOwnComesFirst()
    {
        var merchant = new RoutingConfiguration(Rules: [Samples.Rule("mine", RuleActionKind.UseChannel, "paypal")]);
        var decision = Samples.Decide(new(Rules: [Samples.Rule("theirs", RuleActionKind.UseChannel, "stripe")]), Samples.All("stripe", "paypal"), merchant: merchant);
        Assert.Equal((DecidedBy.Rule, "mine", "paypal"), (decision.DecidedBy, decision.Rule!, decision.Channels[0].Channel));
    }

    [Fact]
    public void Decide_UseChannelThatIsNotThere_TheNextRuleDecides()
    {
        var platform = new RoutingConfiguration(Rules: [Samples.Rule("gone", RuleActionKind.UseChannel, "alipay"), Samples.Rule("there", RuleActionKind.UseChannel, "paypal", "stripe")]);
        var decision = Samples.Decide(platform, Samples.All("stripe", "paypal", "crypto"));
        Assert.Equal("there", decision.Rule);
        Assert.Equal(["paypal", "stripe", "crypto"], decision.Names());
    }

    [Fact]
    public void Decide_RuleOfOneAccount_LeavesTheChannelsOthers()
    {
        var platform = new RoutingConfiguration(Rules: [new("one", new(), new(RuleActionKind.Deny, [new("stripe", "b")]))]);
        var decision = Samples.Decide(platform, [Samples.One("stripe"), Samples.One("stripe", account: "b")]);
        Assert.Equal("a", Assert.Single(decision.Channels).AccountId);
    }

    [Fact]
    public void Decide_UseStrategyRule_ItsOrder()
    {
        var platform = new RoutingConfiguration(RoutingStrategy.LoadBalance, Rules: [new("cheap", new(Currencies: ["USD"]), new(RuleActionKind.UseStrategy, Strategy: RoutingStrategy.Cost))]);
        var decision = Samples.Decide(platform, Samples.All("stripe", "paypal", "alipay", "crypto"));
        Assert.Equal((DecidedBy.Rule, RoutingStrategy.Cost, "cheap"), (decision.DecidedBy, decision.Strategy!.Value, decision.Rule!));
        Assert.Equal(["alipay", "crypto", "stripe", "paypal"], decision.Names());
    }
}
