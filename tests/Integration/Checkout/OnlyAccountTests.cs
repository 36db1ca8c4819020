using System.Collections.Immutable;
using Payments.Checkout;
using Payments.Ids;
using Payments.Money;
using Payments.Routing;

namespace Payments.Tests.Integration.Checkout;

/// <summary>Where there is one account nothing is decided, and it is told all the same why a payment went there.</summary>
public sealed class OnlyAccountTests(PlatformInProcess platform) : IClassFixture<PlatformInProcess>
{
    [Fact]
    public async Task Decisions_OneAccount_ExplainedAndNothingWritten()
    {
        var merchant = await platform.Merchant();
        var payment = await platform.Pay(merchant, "visa");
        var reads = platform.Grains.GetGrain<IRoutingReadsGrain>("test");

        var made = Assert.Single((await reads.Decisions(merchant, payment.Id)).Value!.Decisions);

        Assert.Equal((DecidedBy.OnlyAccount, 1L), (made.Decision.DecidedBy, made.Decision.FeesVersion));
        Assert.Equal([("simulator", "default")], made.Decision.Channels.Select(one => (one.Channel, one.AccountId)));
        Assert.Equal(payment.CreatedAt, made.DecidedAt);
        Assert.Equal(0, await platform.Database.ScalarAsync<long>($"SELECT count(*) FROM routing_decisions WHERE payment_id = '{payment.Id}'"));
        Assert.Equal("PAYMENT_NOT_FOUND", (await reads.Decisions(EntityId.New(IdPrefix.Merchant), payment.Id)).Refusal?.Code);
    }

    [Fact]
    public async Task Run_NoTokenForTheOnlyChannel_RefusedAndNothingStored()
    {
        var merchant = await platform.Merchant();
        var methods = ImmutableSortedDictionary<string, string>.Empty.Add("stripe", "pm_1");

        var answer = await platform.Grains.GetGrain<IPaymentSagaGrain>(EntityId.New(IdPrefix.Payment)).Run(
            new CreatePayment(PlatformInProcess.Request("no-token"), merchant, new Amount(100, "EUR"), "", null, null, Methods: methods));

        Assert.Equal("NO_CHANNEL", answer.Refusal?.Code);
        Assert.Contains("simulator/default: no_payment_method", answer.Refusal!.Detail, StringComparison.Ordinal);
        Assert.Equal((0L, 0L), (await platform.Used(merchant), await platform.Database.ScalarAsync<long>($"SELECT count(*) FROM payment_sagas WHERE merchant_id = '{merchant}'")));
    }
}
