using System.Net;
using System.Text.Json;
using Payments.Tests.EndToEnd.Checkout;

namespace Payments.Tests.EndToEnd.Refunds;

public sealed class RefundApiTests(PaymentFixture fixture) : IClassFixture<PaymentFixture>
{
    [Fact]
    public async Task Refund_PartThenRest_PaymentBookingsAndWitnessFollow()
    {
        var (merchant, client) = await fixture.Merchant();
        var payment = await Pay(client, "tok_visa");

        var part = await Created(await Refund(client, payment, 300));
        Assert.Equal(("succeeded", 300), (part.String("status"), part.GetProperty("amount").GetInt64()));
        Assert.Equal("partially_refunded", await Status(client, payment));
        var rest = await Created(await Refund(client, payment, null));
        Assert.Equal(700, rest.GetProperty("amount").GetInt64());
        Assert.Equal("refunded", await Status(client, payment));
        await (await Refund(client, payment, 1)).IsProblem(HttpStatusCode.Conflict, "PAYMENT_NOT_REFUNDABLE");

        Assert.Equal(rest.ToString(), (await (await client.GetAsync($"/v1/refunds/{rest.String("id")}")).Json()).ToString());
        Assert.Equal(0, await fixture.Database.ScalarAsync<decimal>(
            $"SELECT sum(CASE WHEN debit LIKE 'channel/%' THEN amount ELSE -amount END) FROM transfers WHERE merchant_id = '{merchant}' AND (debit LIKE 'channel/%' OR credit LIKE 'channel/%')"));
        Assert.Equal(2, (await fixture.Simulator.Log()).Count(line => line.GetProperty("kind").GetString() == "refund" && IsOf(line, payment)));
    }

    [Fact]
    public async Task Refund_ThirtyTwoConcurrentOfSixtyPercent_ExactlyOneSucceedsHundredTimes()
    {
        var (_, client) = await fixture.Merchant();
        for (var round = 0; round < 100; round++)
        {
            var payment = await Pay(client, "tok_visa");
            var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Refund(client, payment, 600)));
            Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
            foreach (var refused in answers.Where(answer => answer.StatusCode != HttpStatusCode.Created))
                await refused.IsProblem(HttpStatusCode.UnprocessableEntity, "REFUND_EXCEEDS_CAPTURED");
        }
    }

    [Fact]
    public async Task Refund_SameKeyManyTimesAtOnce_OneRefundOneAnswer()
    {
        var (_, client) = await fixture.Merchant();
        var payment = await Pay(client, "tok_visa");
        var key = Guid.NewGuid().ToString();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Refund(client, payment, 100, key)));

        var created = answers.Where(answer => answer.StatusCode == HttpStatusCode.Created).ToList();
        Assert.Single((await Task.WhenAll(created.Select(answer => answer.Content.ReadAsStringAsync()))).Distinct());
        foreach (var refused in answers.Except(created)) await refused.IsProblem(HttpStatusCode.Conflict, "REQUEST_IN_PROGRESS");
        Assert.Equal(100, await Refunded(client, payment));
        await (await Refund(client, payment, 101, key)).IsProblem(HttpStatusCode.UnprocessableEntity, "IDEMPOTENCY_KEY_REUSED");
    }

    [Fact]
    public async Task Refund_Declined_FailedAndItsShareFreeAgain()
    {
        var (_, client) = await fixture.Merchant();
        var payment = await Pay(client, "tok_refund_declined");

        var refund = await Created(await Refund(client, payment, 1000));

        Assert.Equal(("failed", "card_declined"), (refund.String("status"), refund.GetProperty("decline").String("reason")));
        Assert.Equal("succeeded", await Status(client, payment));
        Assert.Equal(0, await Refunded(client, payment));
        await Created(await Refund(client, payment, 1000));
    }

    [Fact]
    public async Task Refund_AnswerLost_UnknownUntilTheChannelIsAskedThenOnceOnly()
    {
        var (_, client) = await fixture.Merchant();
        var payment = await Pay(client, "tok_refund_500_after");

        var refund = await Created(await Refund(client, payment, 400));
        Assert.Equal("unknown", refund.String("status"));
        // What is unknown counts: it may have been paid out.
        await (await Refund(client, payment, 700)).IsProblem(HttpStatusCode.UnprocessableEntity, "REFUND_EXCEEDS_CAPTURED");
        await Eventually.HoldsAsync(async () => await Refunded(client, payment) == 400, "the refund is resolved", TimeSpan.FromSeconds(60));
        Assert.Single(await fixture.Simulator.Log(), line => line.GetProperty("kind").GetString() == "refund" && IsOf(line, payment));
    }

    [Fact]
    public async Task Refund_AnotherTenantsPayment_AnswersLikeAMissingOne()
    {
        var (_, client) = await fixture.Merchant();
        var (_, other) = await fixture.Merchant();
        var payment = await Pay(client, "tok_visa");
        await (await Refund(other, payment, 100)).IsProblem(HttpStatusCode.NotFound, "PAYMENT_NOT_FOUND");
        var refund = await Created(await Refund(client, payment, 100));
        await (await other.GetAsync($"/v1/refunds/{refund.String("id")}")).IsProblem(HttpStatusCode.NotFound, "REFUND_NOT_FOUND");
    }

    [Theory]
    [InlineData("0", 400, "INVALID_FIELD")]
    [InlineData("-5", 400, "INVALID_FIELD")]
    [InlineData("1.5", 400, "BODY_INVALID")]
    [InlineData("1001", 422, "REFUND_EXCEEDS_CAPTURED")]
    [InlineData("9223372036854775807", 422, "REFUND_EXCEEDS_CAPTURED")]
    public async Task Refund_BadAmount_Refused(string amount, int status, string code)
    {
        var (_, client) = await fixture.Merchant();
        var payment = await Pay(client, "tok_visa");
        await (await client.PostJson($"/v1/payments/{payment}/refunds", $$"""{"amount":{{amount}}}""", Guid.NewGuid().ToString())).IsProblem((HttpStatusCode)status, code);
        Assert.Equal(0, await Refunded(client, payment));
    }

    private static Task<HttpResponseMessage> Refund(HttpClient client, string payment, long? amount, string? key = null) =>
        client.PostJson($"/v1/payments/{payment}/refunds", amount is null ? "{}" : $$"""{"amount":{{amount}}}""", key ?? Guid.NewGuid().ToString());

    private static async Task<string> Pay(HttpClient client, string token)
    {
        var answer = await client.PostJson("/v1/payments", $$"""{"amount":1000,"currency":"EUR","payment_method":"{{token}}"}""", Guid.NewGuid().ToString());
        var payment = await Created(answer);
        Assert.Equal("succeeded", payment.String("status"));
        return payment.String("id");
    }

    private static async Task<JsonElement> Created(HttpResponseMessage answer)
    {
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return await answer.Json();
    }

    private static async Task<string> Status(HttpClient client, string payment) => (await (await client.GetAsync($"/v1/payments/{payment}")).Json()).String("status");

    private static async Task<long> Refunded(HttpClient client, string payment) => (await (await client.GetAsync($"/v1/payments/{payment}")).Json()).GetProperty("refunded").GetInt64();

    /// <summary>The witness knows refunds by their attempts; theirs follow from the refund's id.</summary>
    private bool IsOf(JsonElement line, string payment)
    {
        using var command = fixture.Database.Source.CreateCommand($"SELECT count(*) FROM refunds WHERE payment_id = '{payment}' AND doc::jsonb -> 'hold' ->> 'attempt_id' = '{line.GetProperty("key").GetString()}'");
        return (long)command.ExecuteScalar()! == 1;
    }
}
