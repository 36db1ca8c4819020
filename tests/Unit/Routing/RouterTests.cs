using Payments.Money;
using Payments.Routing;

namespace Payments.Tests.Unit.Routing;

public sealed class RouterTests
{
    public static TheoryData<RouteCapabilities, Exclusion?> Capabilities() => new()
    {
        { new(), null },
        { new(Currencies: ["USD"], Countries: ["DE"], Methods: ["card"], CardBrands: ["visa"], Amounts: [new("USD", 1, 10_000), new("EUR", 1, 2)]), null },
        { new(Currencies: ["EUR"]), Exclusion.CurrencyNotSupported },
        { new(Countries: ["CN"]), Exclusion.CountryNotSupported },
        { new(Methods: ["wallet"]), Exclusion.MethodNotSupported },
        { new(CardBrands: ["amex"]), Exclusion.CardBrandNotSupported },
        { new(Amounts: [new("USD", 10_001, 20_000)]), Exclusion.AmountOutOfRange },
        { new(Amounts: [new("USD", 1, 9_999)]), Exclusion.AmountOutOfRange },
        { new(Holds: false), Exclusion.PreAuthorisationNotSupported },
    };

    [Theory]
    [MemberData(nameof(Capabilities))]
    public void Decide_WhatAnAccountCannotTake_ExcludedWithItsReason(RouteCapabilities able, Exclusion? reason)
    {
        var subject = Samples.Subject(country: "DE") with { CardBrand = "visa", Method = "card", Hold = true };
        var decision = Samples.Decide(new(), [Samples.One("stripe", able)], subject);
        Assert.Equal(reason, decision.Excluded.SingleOrDefault()?.Reason);
        Assert.Equal(reason is null ? 1 : 0, decision.Channels.Length);
    }

    [Fact]
    public void Decide_WhatIsNotKnown_ExcludesNothing() =>
        Assert.Single(Samples.Decide(new(), [Samples.One("stripe", new(Countries: ["CN"], Methods: ["card"], CardBrands: ["amex"]))]).Channels);

    [Theory]
    [InlineData(PaymentMode.Test, PaymentMode.Live, Exclusion.OtherMode)]
    [InlineData(PaymentMode.Live, PaymentMode.Test, Exclusion.OtherMode)]
    [InlineData(PaymentMode.Live, PaymentMode.Live, null)]
    [InlineData(PaymentMode.Test, PaymentMode.Test, null)]
    [InlineData(null, PaymentMode.Live, null)]
    [InlineData(PaymentMode.Live, null, null)]
    public void Decide_AccountOfTheOtherMode_Excluded(PaymentMode? payment, PaymentMode? account, Exclusion? reason)
    {
        var (subject, one) = (Samples.Subject() with { Mode = payment }, Samples.One("stripe"));
        var decision = Samples.Decide(new(), [one with { Account = one.Account with { Mode = account } }], subject);

        Assert.Equal(reason, decision.Excluded.SingleOrDefault()?.Reason);
        Assert.Equal(reason is null ? 1 : 0, decision.Channels.Length);
    }

    [Fact]
    public void Decide_CircuitOpen_SkippedWithItsReason()
    {
        var decision = Samples.Decide(new(RoutingStrategy.Cost), [Samples.One("alipay", health: new(CircuitState.Open, 100, 1, 10)), Samples.One("stripe")]);
        Assert.Equal(["stripe"], decision.Names());
        Assert.Equal(Exclusion.CircuitOpen, Assert.Single(decision.Excluded).Reason);
    }

    [Fact]
    public void Decide_NothingLeft_NoChannelAndTheReasons()
    {
        var decision = Samples.Decide(new(), [Samples.One("stripe", new(Currencies: ["EUR"]))]);
        Assert.Equal((DecidedBy.Nothing, 0, 1), (decision.DecidedBy, decision.Channels.Length, decision.Excluded.Length));
        Assert.Equal(DecidedBy.Nothing, Samples.Decide(new(), []).DecidedBy);
    }

    [Fact]
    public void Decide_HalfOpen_FirstForATenthAndLastForTheOthers()
    {
        Candidate[] candidates = [Samples.One("alipay", health: new(CircuitState.HalfOpen, 0, 0, 0)), Samples.One("stripe"), Samples.One("paypal")];
        var decisions = Enumerable.Range(0, 5_000).Select(i => Samples.Decide(new(RoutingStrategy.Cost), candidates, Samples.Subject($"pay_{i}"))).ToList();
        var probes = decisions.Count(one => one.Names()[0] == "alipay");
        Assert.InRange(probes, 400, 600);
        Assert.All(decisions.Where(one => one.Names()[0] != "alipay"), one => Assert.Equal(["stripe", "paypal", "alipay"], one.Names()));
    }

    [Fact]
    public void Decide_NoStrategy_TheDefaultChannelThenTheCheapest()
    {
        var decision = Samples.Decide(new(DefaultChannel: new("paypal")), Samples.All("stripe", "paypal", "alipay"));
        Assert.Equal((DecidedBy.DefaultChannel, (RoutingStrategy?)null), (decision.DecidedBy, decision.Strategy));
        Assert.Equal(["paypal", "alipay", "stripe"], decision.Names());
    }

    [Fact]
    public void Decide_NoStrategyAndTheDefaultAway_TheCheapest()
    {
        var decision = Samples.Decide(new(DefaultChannel: new("crypto")), Samples.All("stripe", "alipay"));
        Assert.Equal((DecidedBy.Strategy, RoutingStrategy.Cost, "alipay"), (decision.DecidedBy, decision.Strategy!.Value, decision.Names()[0]));
    }

    [Fact]
    public void Decide_Equals_TheDefaultChannelFirst() =>
        Assert.Equal(["stripe", "alipay", "crypto"], Samples.Decide(new(RoutingStrategy.SuccessRate, new("stripe")), Samples.All("alipay", "crypto", "stripe")).Names());

    [Fact]
    public void Decide_MerchantsOwnConfiguration_StandsInPlaceOfThePlatforms()
    {
        var decision = Samples.Decide(new(RoutingStrategy.Cost, MostAttempts: 3), Samples.All("stripe", "alipay"), merchant: new(DefaultChannel: new("stripe"), MostAttempts: 1));
        Assert.Equal(("stripe", 1, DecidedBy.DefaultChannel), (decision.Names()[0], decision.MostAttempts, decision.DecidedBy));
        Assert.Equal((3, 2, 7), (decision.PlatformVersion, decision.MerchantVersion, decision.FeesVersion));
    }

    [Fact]
    public void Decide_Experiment_SharesByWeightAndSaysWhich()
    {
        var experiment = new RoutingExperiment("trial", [new("old", 3, new("stripe")), new("new", 1, Strategy: RoutingStrategy.Cost)]);
        var decisions = Enumerable.Range(0, 8_000).Select(i => Samples.Decide(new(RoutingStrategy.SuccessRate, Experiment: experiment), Samples.All("paypal", "stripe", "alipay"), Samples.Subject($"pay_{i}"))).ToList();
        Assert.All(decisions, one => Assert.Equal((DecidedBy.Experiment, "trial", one.Variant == "old" ? "stripe" : "alipay"), (one.DecidedBy, one.Experiment!, one.Names()[0])));
        Assert.InRange(decisions.Count(one => one.Variant == "old"), 5_800, 6_200);
    }

    [Fact]
    public void Decide_RuleBeforeExperiment_TheRule()
    {
        var experiment = new RoutingExperiment("trial", [new("old", 1, new("stripe"))]);
        Assert.Equal(DecidedBy.Rule, Samples.Decide(new(Rules: [Samples.Rule("use", RuleActionKind.UseChannel, "paypal")], Experiment: experiment), Samples.All("paypal", "stripe")).DecidedBy);
    }
}
