using System.Net;
using Payments.Tests.EndToEnd.Checkout;

namespace Payments.Tests.EndToEnd.Orders;

public sealed class OrderCrashTests(PaymentFixture fixture) : IClassFixture<PaymentFixture>
{
    [Fact]
    public async Task Kill_InTheMiddleOfPaymentsOfOrders_NoOrderStaysClaimedOrIsPaidTwice()
    {
        var (_, owner) = await fixture.Merchant();
        var key = owner.DefaultRequestHeaders.GetValues("X-API-Key").Single();
        var orders = new List<string>();
        for (var round = 0; round < 3; round++)
        {
            await using var platform = await fixture.StartPlatform();
            using var client = platform.Client(key);
            var mine = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => client.Order()));
            orders.AddRange(mine);
            var paying = mine.Select(order => Attempt(client, order)).ToList();
            await Task.WhenAny(paying);
            await platform.Kill();
            await Task.WhenAll(paying);
        }

        await using var last = await fixture.StartPlatform();
        await Eventually.HoldsAsync(
            async () => await fixture.Database.ScalarAsync<long>("SELECT count(*) FROM payment_saga_states WHERE status = 'Running'") == 0,
            "no saga is stuck",
            TimeSpan.FromSeconds(60));

        using var reader = last.Client(key);
        foreach (var order in orders)
        {
            // Whatever became of the first payment: the order is paid by it, or free to be paid.
            var answer = await reader.PayOrder(order);
            if (answer.StatusCode != HttpStatusCode.Created) await answer.IsProblem(HttpStatusCode.Conflict, "ORDER_STATUS_CONFLICT");
            Assert.Equal("paid", (await reader.ReadOrder(order)).String("status"));
        }

        Assert.Equal(orders.Count, (await fixture.Simulator.Log()).Count(line => line.GetProperty("kind").GetString() == "charge"));
    }

    private static async Task Attempt(HttpClient client, string order)
    {
        try
        {
            using var answer = await client.PayOrder(order);
        }
        catch (HttpRequestException)
        {
            // The process is gone.
        }
    }
}
