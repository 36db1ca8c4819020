using Payments.Paging;
using Payments.Routing;
using Payments.Tests.Integration.Checkout;

namespace Payments.Tests.Integration.Routing;

/// <summary>From a call's outcome to the decision that avoids its channel.</summary>
public sealed class ChannelHealthTests(PlatformInProcess platform) : IClassFixture<PlatformInProcess>
{
    [Fact]
    public async Task Reports_ManyCalls_OneReportAndTheirSums()
    {
        var account = Account();
        for (var i = 0; i < 1_000; i++) platform.Service<HealthReports>().Add("stripe", account, i % 10 == 0 ? ChannelOutcome.Declined : ChannelOutcome.Succeeded, TimeSpan.FromMilliseconds(50));
        await Eventually.HoldsAsync(async () => (await Read(account)).Hour.Answered == 1_000, "all calls are counted");
        var view = await Read(account);
        Assert.Equal((900, 100, 50, 900_000, CircuitState.Closed), (view.Hour.Succeeded, view.Hour.Declined, view.Hour.MeanMilliseconds, view.Hour.SuccessRate!.Value, view.Circuit));
        // A thousand calls are not a thousand writes.
        await Eventually.HoldsAsync(async () => await Version(account) > 0, "the counts are kept");
        Assert.InRange(await Version(account), 1, 3);
    }

    [Fact]
    public async Task Reports_Failing_CircuitIsKeptAtOnceListedAndSeenByDecisions()
    {
        var (channel, account, _, _) = (await platform.Service<IChannelDirectory>().Accounts(RoutingOwners.Platform))[0];
        for (var i = 0; i < 10; i++) platform.Service<HealthReports>().Add(channel, account, ChannelOutcome.Failed, TimeSpan.FromSeconds(1));

        var question = new RouteQuestion(new RouteSubject("pay_1", "mer_1", new Payments.Money.Amount(100, "EUR")));
        await Eventually.HoldsAsync(
            async () => (await platform.Grains.Routing("mer_1").Decide(question)).Excluded.Any(one => one.Reason == Exclusion.CircuitOpen), "decisions see that the circuit is open");
        Assert.Equal(1, await platform.Database.ScalarAsync<long>($"SELECT count(*) FROM channel_health WHERE key = '{channel}/{account}' AND doc LIKE '%open_until%'"));
        var page = await platform.Grains.GetGrain<IChannelHealthReadsGrain>("test").List(new ListWindow(null, null, null, null, 20), channel);
        Assert.Equal((CircuitState.Open, CircuitReason.Failing), (Assert.Single(page.Items).Circuit, page.Items[0].Reason));

        platform.Clock.Forward(TimeSpan.FromSeconds(31));
        for (var i = 0; i < 3; i++) platform.Service<HealthReports>().Add(channel, account, ChannelOutcome.Succeeded, TimeSpan.FromMilliseconds(5));
        await Eventually.HoldsAsync(async () => (await platform.Grains.Routing("mer_1").Decide(question)).Excluded.IsEmpty, "what works again is used again");
    }

    private Task<ChannelHealthView> Read(string account) => platform.Grains.ChannelHealth("stripe", account).Read();

    private Task<long> Version(string account) => platform.Database.ScalarAsync<long>($"SELECT coalesce(max(version), 0) FROM channel_health WHERE key = 'stripe/{account}'");

    private static string Account() => Guid.NewGuid().ToString("N");
}
