using System.Net;
using System.Text.Json;
using Payments.Tests.EndToEnd.Checkout;

namespace Payments.Tests.EndToEnd.Orders;

/// <summary>Payments of orders that exist already: who gets the order, and what becomes of it.</summary>
public sealed class OrderPaymentTests(PaymentFixture fixture) : IClassFixture<PaymentFixture>
{
    [Fact]
    public async Task Pay_OpenOrder_PaidByThatPayment()
    {
        var (_, client) = await fixture.Merchant();
        var order = await client.Order();

        var payment = await (await client.PayOrder(order)).Created();

        Assert.Equal(("succeeded", order), (payment.String("status"), payment.String("order_id")));
        var paid = await client.ReadOrder(order);
        Assert.Equal(("paid", payment.String("id")), (paid.String("status"), paid.String("payment_id")));
        await (await client.PayOrder(order)).IsProblem(HttpStatusCode.Conflict, "ORDER_STATUS_CONFLICT");
        await (await client.CancelOrder(order)).IsProblem(HttpStatusCode.Conflict, "ORDER_STATUS_CONFLICT");
    }

    [Fact]
    public async Task Pay_WrongAmountOrOrderAndNumber_RefusedAndNothingHeld()
    {
        var (merchant, client) = await fixture.Merchant();
        var order = await client.Order();

        await (await client.PayOrder(order, amount: 999)).IsProblem(HttpStatusCode.UnprocessableEntity, "ORDER_AMOUNT_MISMATCH");
        var both = await client.PostJson("/v1/payments", $$"""{"amount":1000,"currency":"EUR","payment_method":"tok_visa","order_id":"{{order}}","order_number":"x"}""", "k");
        Assert.Equal("order_number", (await both.IsProblem(HttpStatusCode.BadRequest, "INVALID_FIELD")).String("field"));

        Assert.Equal(0, await fixture.Database.ScalarAsync<long>($"SELECT count(*) FROM payment_sagas WHERE merchant_id = '{merchant}'"));
        Assert.Equal(0, await fixture.Database.ScalarAsync<long>($"SELECT count(*) FROM limits WHERE key = '{merchant}'"));
        Assert.Equal("open", (await client.ReadOrder(order)).String("status"));
    }

    [Fact]
    public async Task Pay_AfterAFailedPayment_OrderIsOpenAndPaidByTheNext()
    {
        var (_, client) = await fixture.Merchant();
        var order = await client.Order();

        Assert.Equal("failed", (await (await client.PayOrder(order, "tok_declined")).Created()).String("status"));
        Assert.Equal("open", (await client.ReadOrder(order)).String("status"));
        var second = await (await client.PayOrder(order)).Created();

        Assert.Equal(("paid", second.String("id")), ((await client.ReadOrder(order)).String("status"), (await client.ReadOrder(order)).String("payment_id")));
        Assert.Equal(2, (await (await client.GetAsync($"/v1/payments?order_id={order}")).Json()).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Pay_ManyAtOnceOneOrder_ExactlyOneWinsTwentyTimes()
    {
        var (merchant, client) = await fixture.Merchant();
        for (var round = 0; round < 20; round++)
        {
            var order = await client.Order();
            var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => client.PayOrder(order)));
            Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
            foreach (var refused in answers.Where(answer => answer.StatusCode != HttpStatusCode.Created))
            {
                var code = (await refused.Json()).String("code");
                Assert.True(code is "ORDER_PAYMENT_UNDER_WAY" or "ORDER_STATUS_CONFLICT", code);
                await refused.IsProblem(HttpStatusCode.Conflict, code);
            }
        }

        Assert.Equal(20, await fixture.Database.ScalarAsync<long>($"SELECT count(*) FROM payments WHERE merchant_id = '{merchant}'"));
        // Who lost leaves nothing: no saga, and nothing of the limits.
        Assert.Equal(20, await fixture.Database.ScalarAsync<long>($"SELECT count(*) FROM payment_sagas WHERE merchant_id = '{merchant}'"));
        Assert.Equal("20000", await fixture.Database.ScalarAsync<string>($"SELECT value FROM limits, jsonb_each_text(doc::jsonb -> 'days') WHERE limits.key = '{merchant}'"));
    }

    [Fact]
    public async Task Pay_LostTheRaceThenTheWinnerFails_SameKeyMayComeAgain()
    {
        var (_, client) = await fixture.Merchant();
        var (order, key) = (await client.Order(), Guid.NewGuid().ToString());
        var waiting = await (await client.PayOrder(order, "tok_3ds")).Created();
        await (await client.PayOrder(order, key: key)).IsProblem(HttpStatusCode.Conflict, "ORDER_PAYMENT_UNDER_WAY");

        await Act(waiting, "failed");
        await Eventually.HoldsAsync(async () => await Status(client, waiting.String("id")) == "failed", "the first payment fails", TimeSpan.FromSeconds(60));

        Assert.Equal("succeeded", (await (await client.PayOrder(order, key: key)).Created()).String("status"));
    }

    [Fact]
    public async Task Cancel_WhileThePaymentWaitsForItsCustomer_RefusedUntilItHasEnded()
    {
        var (_, client) = await fixture.Merchant();
        var standing = await client.Order();
        var payment = await (await client.PayOrder(standing, "tok_3ds")).Created();
        // One that came along with its payment is held by it all the same.
        var along = await (await client.PostJson("/v1/payments", """{"amount":500,"currency":"EUR","payment_method":"tok_3ds"}""", Guid.NewGuid().ToString())).Created();

        await (await client.CancelOrder(standing)).IsProblem(HttpStatusCode.Conflict, "ORDER_PAYMENT_UNDER_WAY");
        await (await client.CancelOrder(along.String("order_id"))).IsProblem(HttpStatusCode.Conflict, "ORDER_PAYMENT_UNDER_WAY");

        await Act(payment, "failed");
        await Eventually.HoldsAsync(async () => (await client.CancelOrder(standing)).IsSuccessStatusCode, "the order can be cancelled", TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task Cancel_AtTheSameTimeAsPay_OneOfTheTwoThirtyTimes()
    {
        var (merchant, client) = await fixture.Merchant();
        var paid = 0;
        for (var round = 0; round < 30; round++)
        {
            var order = await client.Order();
            var paying = client.PayOrder(order);
            // A little later each round, so that the cancellation meets every step.
            await Task.Delay(TimeSpan.FromMilliseconds(round / 3));
            var (cancel, pay) = (await client.CancelOrder(order), await paying);
            Assert.True(cancel.IsSuccessStatusCode != pay.IsSuccessStatusCode, $"cancel: {cancel.StatusCode}, pay: {pay.StatusCode}");
            Assert.Equal(pay.IsSuccessStatusCode ? "paid" : "cancelled", (await client.ReadOrder(order)).String("status"));
            if (pay.IsSuccessStatusCode) paid++;
        }

        Assert.Equal(paid, await fixture.Database.ScalarAsync<long>($"SELECT count(*) FROM payments WHERE merchant_id = '{merchant}'"));
    }

    private static async Task Act(JsonElement payment, string outcome)
    {
        using var customer = new HttpClient();
        await customer.GetAsync(payment.GetProperty("next_action").String("redirect_url") + "?outcome=" + outcome);
    }

    private static async Task<string> Status(HttpClient client, string payment) => (await (await client.GetAsync($"/v1/payments/{payment}")).Json()).String("status");
}
