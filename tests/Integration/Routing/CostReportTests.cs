using Payments.Money;
using Payments.Routing;
using Payments.Storage.Reads;
using Payments.Tests.Integration.Checkout;

namespace Payments.Tests.Integration.Routing;

/// <summary>What a time cost, from rows as payments write them.</summary>
public sealed class CostReportTests(PlatformInProcess platform) : IClassFixture<PlatformInProcess>
{
    private static readonly DateTimeOffset From = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset To = From.AddMonths(1);

    [Fact]
    public async Task Report_MonthOfTheSpecification_ThirtyTwoThousandAllOnStripe()
    {
        await Pay("mer_month", "stripe", "Succeeded", 10_000, "USD", 10_000);
        var report = await Report("mer_month");
        var month = Assert.Single(report.Currencies);
        Assert.Equal((10_000, 100_000_000, 3_200_000, 600_000), (month.Payments, month.Volume, month.Routed, month.StrategyCost));
        Assert.Equal(3_200_000, month.SingleChannel.Single(one => one.Channel == "stripe").Cost);
    }

    [Fact]
    public async Task Report_WhatFailedOrBelongsElsewhere_IsNotCounted()
    {
        await Pay("mer_mixed", "stripe", "Succeeded", 2, "EUR", 1_000);
        await Pay("mer_mixed", "alipay", "PartiallyRefunded", 3, "EUR", 1_000);
        await Pay("mer_mixed", "paypal", "Refunded", 1, "JPY", 1_000);
        await Pay("mer_mixed", "stripe", "Failed", 5, "EUR", 1_000);
        await Pay("mer_mixed", "stripe", "Unknown", 5, "EUR", 1_000);
        await Pay("mer_mixed", "stripe", "Succeeded", 5, "EUR", 1_000, To);
        await Pay("mer_mixed", "stripe", "Succeeded", 5, "EUR", 1_000, From.AddSeconds(-1));
        await Pay("mer_mixed_too", "stripe", "Succeeded", 5, "EUR", 1_000);

        var report = await Report("mer_mixed");
        Assert.Equal([("EUR", 5L, 2 * 59 + 3 * 6L), ("JPY", 1, 34)], report.Currencies.Select(one => (one.Currency, one.Payments, one.Routed)));
        Assert.Equal([("alipay", 3L, 18L), ("stripe", 2, 118)], report.Currencies[0].ByChannel.Select(one => (one.Channel, one.Payments, one.Cost)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(50)]
    public async Task Read_PagesOfAnySize_EachPaymentOnce(int pageSize)
    {
        var merchant = $"mer_paged_{pageSize}";
        // Many at the very same time: the id has to part them.
        await Pay(merchant, "stripe", "Succeeded", 50, "EUR", 1_000);
        await Pay(merchant, "alipay", "Succeeded", 20, "EUR", 500, From);
        var found = new Dictionary<(string, Amount), long>();
        var whole = await new PaidAmounts(platform.Service<SqlReads>(), pageSize).Read(merchant, From, To, (channel, amount, payments) => found[(channel, amount)] = found.GetValueOrDefault((channel, amount)) + payments, () => false);
        Assert.True(whole);
        Assert.Equal(new() { [("stripe", new Amount(1_000, "EUR"))] = 50, [("alipay", new Amount(500, "EUR"))] = 20 }, found);
    }

    [Fact]
    public async Task Report_BadTimes_Refused()
    {
        var grain = platform.Grains.GetGrain<ICostReportGrain>("test");
        Assert.Equal("INVALID_FIELD", (await grain.Report("mer_1", To, From)).Refusal!.Code);
        Assert.Equal("INVALID_FIELD", (await grain.Report("mer_1", From, From)).Refusal!.Code);
        Assert.Equal("INVALID_FIELD", (await grain.Report("mer_1", From, From.AddDays(366).AddSeconds(1))).Refusal!.Code);
        Assert.Empty((await grain.Report("mer_nobody", From, From.AddDays(366))).Value!.Currencies);
    }

    [Fact]
    public async Task Read_TimeIsUp_SaysThatItIsNotTheWhole()
    {
        await Pay("mer_slow", "stripe", "Succeeded", 5, "EUR", 1_000);
        Assert.False(await new PaidAmounts(platform.Service<SqlReads>(), 2).Read("mer_slow", From, To, (_, _, _) => { }, () => true));
    }

    private async Task<CostReport> Report(string merchant) => (await platform.Grains.GetGrain<ICostReportGrain>("test").Report(merchant, From, To)).Value!;

    private Task Pay(string merchant, string channel, string status, int payments, string currency, long minor, DateTimeOffset? at = null) => platform.Database.ExecuteAsync($$"""
        INSERT INTO payments (key, version, commit_id, doc, updated_at, merchant_id, order_id, status, amount, currency, channel, created_at)
        SELECT 'pay_' || gen_random_uuid(), 1, 1, '{}', now(), '{{merchant}}', 'ord_1', '{{status}}', {{minor}}, '{{currency}}', '{{channel}}', '{{(at ?? From.AddDays(3)):O}}'
        FROM generate_series(1, {{payments}})
        """);
}
