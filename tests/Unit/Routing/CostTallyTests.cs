using FsCheck;
using FsCheck.Fluent;
using Payments.Money;
using Payments.Routing;

namespace Payments.Tests.Unit.Routing;

public sealed class CostTallyTests
{
    [Fact]
    public void Result_MonthOfTheSpecification_ThirtyTwoThousandAllOnStripe()
    {
        var tally = new CostTally(Samples.Fees);
        tally.Add("stripe", new Amount(10_000, "USD"), 10_000);
        var month = Assert.Single(tally.Result());
        Assert.Equal((10_000, 100_000_000, 3_200_000, 600_000, 0), (month.Payments, month.Volume, month.Routed, month.StrategyCost, month.Unpriced));
        Assert.Equal([("alipay", 600_000L), ("crypto", 1_000_000), ("paypal", 3_700_000), ("stripe", 3_200_000)], month.SingleChannel.Select(one => (one.Channel, one.Cost)));
        Assert.Equal(new ChannelCost("stripe", 10_000, 3_200_000), Assert.Single(month.ByChannel));
    }

    [Fact]
    public void Result_UnknownChannelAndTheSimulator_FreeAndSaidSo()
    {
        var tally = new CostTally(Samples.Fees);
        tally.Add("gone", new Amount(100, "EUR"), 2);
        tally.Add("simulator", new Amount(100, "EUR"), 3);
        var costs = Assert.Single(tally.Result());
        Assert.Equal((5, 0, 2), (costs.Payments, costs.Routed, costs.Unpriced));
        Assert.DoesNotContain(costs.SingleChannel, one => one.Channel == CostTally.Simulator);
    }

    [Fact]
    public void Result_OfAnyPayments_TheCheapestIsNeverDearer() =>
        Prop.ForAll(
            Gen.NonEmptyListOf(from minor in Gen.Choose(1, 1_000_000) from channel in Gen.Elements("stripe", "paypal", "alipay", "crypto") from count in Gen.Choose(1, 50) select (minor, channel, count)).ToArbitrary(),
            payments =>
            {
                var tally = new CostTally(Samples.Fees);
                foreach (var (minor, channel, count) in payments) tally.Add(channel, new Amount(minor, "USD"), count);
                var costs = tally.Result().Single();
                return costs.StrategyCost <= costs.Routed
                    && costs.SingleChannel.All(one => costs.StrategyCost <= one.Cost)
                    && costs.Routed == payments.Sum(one => one.count * Samples.Fees.Cost(one.channel, new Amount(one.minor, "USD")))
                    && costs.ByChannel.Sum(one => one.Cost) == costs.Routed;
            }).QuickCheckThrowOnFailure();
}
