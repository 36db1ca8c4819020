using System.Net;
using System.Text.Json;
using Payments.Ids;

namespace Payments.Tests.EndToEnd.Sagas;

/// <summary>Cancelling payments: at the channel first, and told honestly.</summary>
public sealed class CancelTests(SagaFixture fixture) : IClassFixture<SagaFixture>
{
    [Fact]
    public async Task Cancel_WaitingForTheCustomer_VoidedAtTheChannelThenOrderAndLimit()
    {
        var (merchant, client) = await fixture.Merchant();
        var payment = await SagaFixture.Pay(client, "tok_3ds");
        var id = payment.String("id");

        using var first = await Cancel(client, id);
        using var again = await Cancel(client, id);

        Assert.Equal((HttpStatusCode.OK, "cancelled"), (first.StatusCode, (await first.Json()).String("status")));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Equal(["void"], await fixture.Simulator.Seen(AttemptId.Of(id, AttemptId.Void)));
        Assert.Equal("cancelled", await SagaFixture.OrderStatus(client, payment));
        Assert.Equal(0, await fixture.Used(merchant));
        Assert.Equal(1, await fixture.Database.ScalarAsync<long>($"SELECT count(*) FROM events WHERE object_id = '{id}' AND type = 'payment.cancelled'"));
        await fixture.SagaBecomes(id, "compensated");
        var steps = await fixture.Steps(id);
        Assert.Equal(("compensated", "compensated", "compensated", "skipped"), (steps["charge"].String("status"), steps["limits"].String("status"), steps["order"].String("status"), steps["book"].String("status")));
        // The customer comes too late.
        using var customer = new HttpClient();
        await customer.GetAsync(payment.GetProperty("next_action").String("redirect_url") + "?outcome=succeeded");
        Assert.Equal("cancelled", await SagaFixture.Status(client, id));
    }

    [Fact]
    public async Task Cancel_Ended_RefusedWithWhatBecameOfIt()
    {
        var (_, client) = await fixture.Merchant();
        var (_, other) = await fixture.Merchant();
        var paid = await SagaFixture.Pay(client, "tok_visa");
        var failed = await SagaFixture.Pay(client, "tok_declined");

        await (await Cancel(client, paid.String("id"))).IsProblem(HttpStatusCode.Conflict, "PAYMENT_ALREADY_SUCCEEDED");
        await (await Cancel(client, failed.String("id"))).IsProblem(HttpStatusCode.Conflict, "PAYMENT_ALREADY_ENDED");
        await (await Cancel(other, paid.String("id"))).IsProblem(HttpStatusCode.NotFound, "PAYMENT_NOT_FOUND");
        await (await Cancel(client, EntityId.New(IdPrefix.Payment))).IsProblem(HttpStatusCode.NotFound, "PAYMENT_NOT_FOUND");
        await (await Cancel(client, "pay_1")).IsProblem(HttpStatusCode.NotFound, "PAYMENT_NOT_FOUND");
    }

    [Fact]
    public async Task Cancel_AnswerLostOfAChargeThatActed_AskedAndToldThatItSucceeded()
    {
        var (_, client) = await fixture.Merchant();
        var payment = await SagaFixture.Pay(client, "tok_reset_after");

        await (await Cancel(client, payment.String("id"))).IsProblem(HttpStatusCode.Conflict, "PAYMENT_ALREADY_SUCCEEDED");

        Assert.Equal("succeeded", await SagaFixture.Status(client, payment.String("id")));
    }

    [Fact]
    public async Task Cancel_TheChannelHasNotSeenItYet_LeftAsItIsThenCancelledWithoutACharge()
    {
        var (merchant, client) = await fixture.Merchant();
        var payment = await SagaFixture.Pay(client, "tok_500_before");
        var id = payment.String("id");

        using var asked = await Cancel(client, id);

        Assert.Equal((HttpStatusCode.Accepted, "unknown"), (asked.StatusCode, (await asked.Json()).String("status")));
        await SagaFixture.Becomes(client, id, "cancelled", seconds: 60);
        Assert.Empty(await fixture.Simulator.Seen(AttemptId.Of(id, AttemptId.First)));
        // The payment's row says so first, its limits a moment later.
        await Eventually.HoldsAsync(async () => await fixture.Used(merchant) == 0, "its limits are free again");
    }

    [Theory]
    [InlineData("tok_slow")]
    [InlineData("tok_late")]
    [InlineData("tok_processing")]
    public async Task Cancel_FifteenMillisecondsAfterCreate_OneOutcomeToldHonestlyHundredTimes(string token)
    {
        var (merchant, client) = await fixture.Merchant();

        var rounds = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => CreateAndCancel(client, merchant, token)));

        var log = await fixture.Simulator.Log();
        foreach (var (id, answer) in rounds)
        {
            await Eventually.HoldsAsync(async () => await SagaFixture.Status(client, id) is "cancelled" or "succeeded", $"{id} has ended");
            var status = await SagaFixture.Status(client, id);
            Assert.Equal(status == "cancelled" ? HttpStatusCode.OK : HttpStatusCode.Conflict, answer.StatusCode);
            if (status == "succeeded") await answer.IsProblem(HttpStatusCode.Conflict, "PAYMENT_ALREADY_SUCCEEDED");
            Assert.Equal(status == "cancelled" ? 1 : 0, log.Count(line => Is(line, "void", AttemptId.Of(id, AttemptId.Void))));
            Assert.Equal(status == "succeeded" ? 2 : 0, await fixture.Database.ScalarAsync<long>($"SELECT count(*) FROM transfers WHERE transaction_id = '{id}'"));
            Assert.True(log.Count(line => Is(line, "charge", AttemptId.Of(id, AttemptId.First))) <= 1);
        }

        var paid = await fixture.Database.ScalarAsync<long>($"SELECT count(*) FROM payments WHERE merchant_id = '{merchant}' AND status = 'Succeeded'");
        Assert.Equal(paid, await fixture.Database.ScalarAsync<long>($"SELECT count(*) FROM orders WHERE merchant_id = '{merchant}' AND status = 'Paid'"));
        Assert.Equal(100 - paid, await fixture.Database.ScalarAsync<long>($"SELECT count(*) FROM orders WHERE merchant_id = '{merchant}' AND status = 'Cancelled'"));
        Assert.Equal(paid * 1_000, await fixture.Used(merchant));
    }

    private static async Task<(string Id, HttpResponseMessage Answer)> CreateAndCancel(HttpClient client, string merchant, string token)
    {
        var key = Guid.NewGuid().ToString();
        // The id follows from the merchant and the key, so that it is known before the answer.
        var id = EntityId.Derive(IdPrefix.Payment, merchant, key);
        var creating = SagaFixture.Post(client, token, 1_000, key);
        await Task.Delay(15);
        var answer = await Cancel(client, id);
        // On a busy machine the cancel may come first; then there was nothing to cancel yet.
        while (answer.StatusCode == HttpStatusCode.NotFound && !creating.IsCompleted)
        {
            await Task.WhenAny(creating, Task.Delay(15));
            answer = await Cancel(client, id);
        }

        using var created = await creating;
        Assert.True(created.StatusCode == HttpStatusCode.Created, $"{created.StatusCode}: {await created.Content.ReadAsStringAsync()}");
        return (id, answer);
    }

    private static bool Is(JsonElement line, string kind, string key) =>
        line.String("kind") == kind && line.TryGetProperty("key", out var of) && of.GetString() == key;

    private static Task<HttpResponseMessage> Cancel(HttpClient client, string id) => client.PostAsync(new Uri($"/v1/payments/{id}/cancel", UriKind.Relative), null);
}
