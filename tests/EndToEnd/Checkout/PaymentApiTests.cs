using System.Net;
using System.Text.Json;

namespace Payments.Tests.EndToEnd.Checkout;

public sealed class PaymentApiTests(PaymentFixture fixture) : IClassFixture<PaymentFixture>
{
    [Fact]
    public async Task Create_GoodCard_SucceededBookedOrderedAndWitnessed()
    {
        var (merchant, client) = await fixture.Merchant();

        var payment = await Pay(client, "tok_visa", 100_000);

        Assert.Equal("succeeded", payment.String("status"));
        var id = payment.String("id");
        var order = await (await client.GetAsync($"/v1/orders/{payment.String("order_id")}")).Json();
        Assert.Equal(("paid", id), (order.String("status"), order.String("payment_id")));
        Assert.Equal(
            ["channel/simulator/clearing>merchant/x/payable:100000", "merchant/x/payable>platform/fees:300"],
            (await Column($"SELECT debit || '>' || credit || ':' || amount FROM transfers WHERE transaction_id = '{id}' ORDER BY ordinal")).Select(row => row.Replace(merchant, "x", StringComparison.Ordinal)));
        Assert.Equal(["payment.processing", "payment.succeeded"], await Column($"SELECT type FROM events WHERE object_id = '{id}' ORDER BY sequence"));
        // No caller waits for the saga's last line.
        await Eventually.HoldsAsync(async () => (await Column($"SELECT status FROM saga_instances WHERE id = '{id}'")).Single() == "completed", "the saga ends");
        Assert.Equal(["risk", "limits", "order", "charge", "book", "order_paid"], await Column($"SELECT name FROM saga_steps WHERE saga_id = '{id}' ORDER BY ordinal"));
        Assert.Equal(["charge"], await fixture.Simulator.Seen(await Attempt(id)));
    }

    [Theory]
    [InlineData("tok_declined", "card_declined")]
    [InlineData("tok_insufficient_funds", "insufficient_funds")]
    [InlineData("tok_stolen_card", "stolen_card")]
    public async Task Create_BadCard_FailedWithReasonAndEverythingUndone(string token, string reason)
    {
        var (merchant, client) = await fixture.Merchant();

        var payment = await Pay(client, token, 5_000);

        Assert.Equal(("failed", reason), (payment.String("status"), payment.GetProperty("decline").String("reason")));
        Assert.Equal("cancelled", (await (await client.GetAsync($"/v1/orders/{payment.String("order_id")}")).Json()).String("status"));
        Assert.Empty(await Column($"SELECT id FROM transfers WHERE merchant_id = '{merchant}'"));
        Assert.Equal(["0"], await Column($"SELECT value FROM limits, jsonb_each_text(doc::jsonb -> 'days') WHERE limits.key = '{merchant}'"));
        await Eventually.HoldsAsync(async () => (await Column($"SELECT status FROM saga_instances WHERE id = '{payment.String("id")}'")).Single() == "compensated", "the saga ends");
    }

    [Theory]
    [InlineData("tok_reset_after")]
    [InlineData("tok_500_after")]
    [InlineData("tok_garbage")]
    [InlineData("tok_wrong_amount")]
    public async Task Create_AnswerLost_UnknownUntilTheChannelIsAskedThenSucceededOnce(string token)
    {
        var (_, client) = await fixture.Merchant();
        var key = Guid.NewGuid().ToString();

        var payment = await Pay(client, token, 7_000, key);
        var id = payment.String("id");

        Assert.Equal("unknown", payment.String("status"));
        await Eventually.HoldsAsync(async () => await Status(client, id) == "succeeded", $"{id} is resolved", TimeSpan.FromSeconds(60));
        Assert.Equal(["charge"], await fixture.Simulator.Seen(await Attempt(id)));
        Assert.Equal(2, (await Column($"SELECT id FROM transfers WHERE transaction_id = '{id}'")).Count);
        // The first answer stays the answer to that request, whatever became of the payment.
        Assert.Equal("unknown", (await Pay(client, token, 7_000, key)).String("status"));
    }

    [Fact]
    public async Task Create_CustomerHasToAct_PendingWithTheirNextStepThenSucceeded()
    {
        var (_, client) = await fixture.Merchant();

        var payment = await Pay(client, "tok_3ds", 9_000);

        Assert.Equal("pending", payment.String("status"));
        using var customer = new HttpClient();
        await customer.GetAsync(payment.GetProperty("next_action").String("redirect_url") + "?outcome=succeeded");
        await Eventually.HoldsAsync(async () => await Status(client, payment.String("id")) == "succeeded", "the payment succeeds", TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task Create_SameKeyFiftyTimesAtOnce_OneChargeAndNoOtherAnswer()
    {
        var (_, client) = await fixture.Merchant();
        var key = Guid.NewGuid().ToString();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Post(client, "tok_visa", 1_234, key)));

        Assert.All(answers, answer => Assert.True(answer.StatusCode is HttpStatusCode.Created or HttpStatusCode.Conflict, answer.StatusCode.ToString()));
        var bodies = await Task.WhenAll(answers.Where(answer => answer.StatusCode == HttpStatusCode.Created).Select(answer => answer.Content.ReadAsStringAsync()));
        var body = Assert.Single(bodies.Distinct());
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created && !answer.Headers.Contains("Idempotent-Replayed"));
        foreach (var refused in answers.Where(answer => answer.StatusCode == HttpStatusCode.Conflict)) await refused.IsProblem(HttpStatusCode.Conflict, "REQUEST_IN_PROGRESS");
        Assert.Equal(["charge"], await fixture.Simulator.Seen(await Attempt(JsonElement.Parse(body).String("id"))));
    }

    [Fact]
    public async Task Create_RepeatedAfterARefundToAProcessThatRemembersNothing_FirstAnswerAgain()
    {
        var (_, client) = await fixture.Merchant();
        var key = Guid.NewGuid().ToString();
        var first = await (await Post(client, "tok_visa", 500, key)).Content.ReadAsStringAsync();
        var refund = await client.PostJson($"/v1/payments/{JsonElement.Parse(first).String("id")}/refunds", """{"amount":200}""", Guid.NewGuid().ToString());
        Assert.Equal(HttpStatusCode.Created, refund.StatusCode);

        await using var other = await fixture.StartPlatform();
        using var later = other.Client(client.DefaultRequestHeaders.GetValues("X-API-Key").Single());
        var again = await Post(later, "tok_visa", 500, key);

        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
        Assert.True(again.Headers.Contains("Idempotent-Replayed"));
        Assert.Equal(first, await again.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Create_ReadWhileTheChannelIsAsked_Processing()
    {
        var (merchant, client) = await fixture.Merchant();
        var key = Guid.NewGuid().ToString();
        var creating = Post(client, "tok_slow", 500, key);
        var id = Ids.EntityId.Derive(Ids.IdPrefix.Payment, merchant, key);

        await Eventually.HoldsAsync(async () => (await client.GetAsync($"/v1/payments/{id}")).StatusCode == HttpStatusCode.OK, "the payment is seen");
        Assert.Equal("processing", await Status(client, id));
        Assert.Equal("succeeded", (await (await creating).Json()).String("status"));
    }

    [Fact]
    public async Task Metrics_AfterAPayment_CountSagasByTypeAndTheirDuration()
    {
        var (_, client) = await fixture.Merchant();
        await Pay(client, "tok_visa", 100);
        foreach (var series in new[] { "payments_sagas_started_total{type=\"payment\"}", "payments_sagas_completed_total{type=\"payment\"}", "payments_sagas_duration_seconds_count{type=\"payment\"}" })
            await Eventually.HoldsAsync(async () => (await client.GetStringAsync("/metrics")).Contains(series, StringComparison.Ordinal), $"{series} is counted");
    }

    [Fact]
    public async Task Create_SameKeyOtherBody_Refused()
    {
        var (_, client) = await fixture.Merchant();
        var key = Guid.NewGuid().ToString();
        await Pay(client, "tok_visa", 100, key);
        await (await Post(client, "tok_visa", 101, key)).IsProblem(HttpStatusCode.UnprocessableEntity, "IDEMPOTENCY_KEY_REUSED");
    }

    [Fact]
    public async Task Create_OrderNumberTwice_SecondRefusedAndNothingCharged()
    {
        var (merchant, client) = await fixture.Merchant();
        const string body = """{"amount":100,"currency":"EUR","payment_method":"tok_visa","order_number":"A-1"}""";
        Assert.Equal(HttpStatusCode.Created, (await client.PostJson("/v1/payments", body, Guid.NewGuid().ToString())).StatusCode);
        await (await client.PostJson("/v1/payments", body, Guid.NewGuid().ToString())).IsProblem(HttpStatusCode.Conflict, "ORDER_NUMBER_TAKEN");
        Assert.Single(await Column($"SELECT key FROM payments WHERE merchant_id = '{merchant}'"));
    }

    [Fact]
    public async Task Read_AnotherTenant_AnswersLikeAMissingPaymentAndOrder()
    {
        var (_, client) = await fixture.Merchant();
        var (_, other) = await fixture.Merchant();
        var payment = await Pay(client, "tok_visa", 100);
        await (await other.GetAsync($"/v1/payments/{payment.String("id")}")).IsProblem(HttpStatusCode.NotFound, "PAYMENT_NOT_FOUND");
        await (await other.GetAsync($"/v1/orders/{payment.String("order_id")}")).IsProblem(HttpStatusCode.NotFound, "ORDER_NOT_FOUND");
    }

    [Theory]
    [InlineData("""{"amount":100,"currency":"EUR","payment_method":"tok_visa","order_number":"pay_1"}""", 400, "INVALID_FIELD", "order_number")]
    [InlineData("""{"amount":-1,"currency":"EUR","payment_method":"tok_visa"}""", 400, "INVALID_FIELD", "amount")]
    [InlineData("""{"amount":0,"currency":"EUR","payment_method":"tok_visa"}""", 400, "INVALID_FIELD", "amount")]
    [InlineData("""{"amount":1.5,"currency":"EUR","payment_method":"tok_visa"}""", 400, "BODY_INVALID", "amount")]
    [InlineData("""{"amount":"1e3","currency":"EUR","payment_method":"tok_visa"}""", 400, "BODY_INVALID", "amount")]
    [InlineData("""{"amount":9223372036854775808,"currency":"EUR","payment_method":"tok_visa"}""", 400, "BODY_INVALID", "amount")]
    [InlineData("""{"amount":NaN,"currency":"EUR","payment_method":"tok_visa"}""", 400, "BODY_INVALID", "amount")]
    [InlineData("""{"amount":1.00,"currency":"JPY","payment_method":"tok_visa"}""", 400, "BODY_INVALID", "amount")]
    [InlineData("""{"amount":9223372036854775807,"currency":"EUR","payment_method":"tok_visa"}""", 422, "LIMIT_SINGLE_EXCEEDED", null)]
    [InlineData("""{"amount":100,"currency":"XBT","payment_method":"tok_visa"}""", 400, "INVALID_FIELD", "currency")]
    [InlineData("""{"amount":100,"currency":"KWD","payment_method":"tok_visa"}""", 422, "EXCHANGE_RATE_UNKNOWN", null)]
    [InlineData("""{"amount":100,"currency":"EUR","payment_method":"tok_visa","payment_methods":{} }""", 400, "INVALID_FIELD", "payment_methods")]
    [InlineData("""{"amount":100,"currency":"EUR","payment_methods":{"visa":"tok_visa"} }""", 400, "INVALID_FIELD", "payment_methods")]
    [InlineData("""{"amount":100,"currency":"EUR","payment_methods":{"stripe":null} }""", 400, "INVALID_FIELD", "payment_methods.stripe")]
    [InlineData("""{"amount":100,"currency":"EUR","payment_methods":{"stripe":"4242424242424242"} }""", 422, "CARD_NUMBER_REFUSED", "payment_methods.stripe")]
    [InlineData("""{"amount":100,"currency":"EUR","payment_methods":{"simulator":"tok_visa","simulator":"tok_visa"} }""", 400, "BODY_INVALID", "payment_methods.simulator")]
    [InlineData("""{"amount":100,"currency":"EUR","payment_methods":{"stripe":"pm_1"} }""", 422, "NO_CHANNEL", null)]
    [InlineData("""{"amount":100,"currency":"EUR"}""", 400, "INVALID_FIELD", "payment_method")]
    [InlineData("""{"amount":100,"currency":"EUR","payment_method":"4242424242424242"}""", 422, "CARD_NUMBER_REFUSED", "payment_method")]
    [InlineData("""{"amount":100,"currency":"EUR","payment_method":"tok_visa","description":"card 4242-4242 4242 4242 ok"}""", 422, "CARD_NUMBER_REFUSED", "description")]
    [InlineData("""{"amount":100,"amount":100,"currency":"EUR","payment_method":"tok_visa"}""", 400, "BODY_INVALID", "amount")]
    public async Task Create_BadInput_RefusedWithCodeAndNothingStored(string body, int status, string code, string? field)
    {
        var (merchant, client) = await fixture.Merchant();
        var problem = await (await client.PostJson("/v1/payments", body, Guid.NewGuid().ToString())).IsProblem((HttpStatusCode)status, code);
        Assert.Equal(field, problem.TryGetProperty("field", out var named) ? named.GetString() : null);
        Assert.Empty(await Column($"SELECT key FROM payments WHERE merchant_id = '{merchant}' UNION SELECT key FROM orders WHERE merchant_id = '{merchant}'"));
    }

    private static Task<HttpResponseMessage> Post(HttpClient client, string token, long amount, string? key = null) =>
        client.PostJson("/v1/payments", $$"""{"amount":{{amount}},"currency":"EUR","payment_method":"{{token}}"}""", key ?? Guid.NewGuid().ToString());

    private static async Task<JsonElement> Pay(HttpClient client, string token, long amount, string? key = null)
    {
        var answer = await Post(client, token, amount, key);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return await answer.Json();
    }

    private static async Task<string> Status(HttpClient client, string id) => (await (await client.GetAsync($"/v1/payments/{id}")).Json()).String("status");

    private async Task<string> Attempt(string paymentId) => (await Column($"SELECT doc::jsonb -> 'attempt' ->> 'id' FROM payments WHERE key = '{paymentId}'")).Single();

    private Task<List<string>> Column(string sql) => fixture.Database.ColumnAsync(sql);
}
