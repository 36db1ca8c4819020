using Payments.Ids;

namespace Payments.Tests.EndToEnd.Sagas;

/// <summary>A channel that cannot be reached: certainly nothing happened, so it is tried three times more, then undone.</summary>
public sealed class UnreachableChannelTests(SagaFixture fixture) : IClassFixture<SagaFixture>
{
    [Fact]
    public async Task Create_ChannelComesBack_ChargedByARetryAndEveryTryShown()
    {
        var (_, client) = await fixture.Merchant();
        await fixture.Simulator.Stop();

        var payment = await SagaFixture.Pay(client, "tok_visa");
        var id = payment.String("id");
        var charge = (await fixture.Steps(id))["charge"];
        await fixture.StartSimulator();

        Assert.Equal("processing", payment.String("status"));
        Assert.Equal(("waiting", 1, "The channel could not be reached."), (charge.String("status"), charge.GetProperty("tries").GetInt32(), charge.String("error")));
        await SagaFixture.Becomes(client, id, "succeeded");
        Assert.Equal(["charge"], await fixture.Simulator.Seen(AttemptId.Of(id, AttemptId.First)));
        await fixture.SagaBecomes(id, "completed");
    }

    [Fact]
    public async Task Create_ChannelStaysAway_CompensatedAfterThreeRetries()
    {
        var (merchant, client) = await fixture.Merchant();
        var paid = await SagaFixture.Pay(client, "tok_visa");
        await fixture.Simulator.Stop();

        var payment = await SagaFixture.Pay(client, "tok_visa");
        var refund = await (await client.PostJson($"/v1/payments/{paid.String("id")}/refunds", "{}", Guid.NewGuid().ToString())).Json();
        var started = TimeProvider.System.GetTimestamp();
        await SagaFixture.Becomes(client, payment.String("id"), "failed");
        var took = TimeProvider.System.GetElapsedTime(started);
        await Eventually.HoldsAsync(async () => (await (await client.GetAsync($"/v1/refunds/{refund.String("id")}")).Json()).String("status") == "failed", "the refund is given up");
        await fixture.StartSimulator();

        Assert.InRange(took, TimeSpan.FromSeconds(13), TimeSpan.FromSeconds(25));
        var id = payment.String("id");
        await fixture.SagaBecomes(id, "compensated");
        var charge = (await fixture.Steps(id))["charge"];
        Assert.Equal(("failed", 4, "channel_error"), (charge.String("status"), charge.GetProperty("tries").GetInt32(), charge.String("error")));
        Assert.Equal("cancelled", await SagaFixture.OrderStatus(client, payment));
        Assert.Equal(1_000, await fixture.Used(merchant));
        Assert.Equal("succeeded", await SagaFixture.Status(client, paid.String("id")));
        Assert.Equal("compensated", (await fixture.Saga(refund.String("id"))).GetProperty("saga").String("status"));
        Assert.Empty(await fixture.Simulator.Seen(AttemptId.Of(id, AttemptId.First)));
    }
}
