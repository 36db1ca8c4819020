using Payments.Ids;

namespace Payments.Tests.Integration.Checkout;

/// <summary>The search for holds that leaked, where some can be told nothing about.</summary>
public sealed class LeakTests(PlatformInProcess platform) : IClassFixture<PlatformInProcess>
{
    [Fact]
    public async Task Holds_SomeWithASagaThatCannotBeRead_TheOthersAreFreedInTheSameLook()
    {
        var model = await platform.Pay(await platform.Merchant(), "visa");
        var merchant = await platform.Merchant();
        // In what order they are looked at is nobody's to say: that all that leaked come first is one chance in 252.
        var (broken, leaked) = (NewPayments(), NewPayments());
        foreach (var payment in broken) await platform.Copy("payment_sagas", model.Id, payment);
        await platform.Database.ExecuteAsync($"UPDATE payment_sagas SET doc = '{{' WHERE key = ANY ('{{{string.Join(',', broken)}}}')");
        foreach (var payment in (string[])[.. broken, .. leaked]) await platform.Hold(merchant, payment, 100);

        platform.Clock.Forward(TimeSpan.FromMinutes(3));

        await Eventually.HoldsAsync(async () => await platform.Listed(merchant, "held", leaked) == 0, "what leaked is freed");
        Assert.Equal(500, await platform.Used(merchant));
        Assert.Equal(5, await platform.Listed(merchant, "held", broken));
    }

    private static string[] NewPayments() => [.. Enumerable.Range(0, 5).Select(_ => EntityId.New(IdPrefix.Payment))];
}
