using Payments.Ids;
using Payments.Limits;

namespace Payments.Tests.Integration.Checkout;

/// <summary>What was given back once: who asks again counts for nothing, however late, for a silo that was paused may do so after another one has ended its refund.</summary>
public sealed class GivenBackTests(PlatformInProcess platform) : IClassFixture<PlatformInProcess>
{
    [Theory]
    [InlineData(0)]
    [InlineData(90)]
    public async Task GiveBack_AfterItWasForgotten_ChangesNothing(int secondsLater)
    {
        var merchant = await platform.Merchant();
        var limits = platform.Grains.GetGrain<ILimitsGrain>(merchant);
        var payment = EntityId.New(IdPrefix.Payment);
        var day = (await platform.Hold(merchant, payment, 3_000)).Day;
        await limits.Commit(payment);
        var refund = EntityId.New(IdPrefix.Refund);
        await limits.GiveBack(refund, 1_000, day);
        await limits.ForgetGivenBack(refund);
        platform.Clock.Forward(TimeSpan.FromSeconds(secondsLater));

        await limits.GiveBack(refund, 1_000, day);

        Assert.Equal(2_000, await platform.Used(merchant));
        Assert.Equal(0, await platform.Database.ScalarAsync<long>($"SELECT count(*) FROM limits, jsonb_object_keys(doc::jsonb -> 'given_back') WHERE key = '{merchant}'"));
    }
}
