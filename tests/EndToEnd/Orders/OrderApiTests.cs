using System.Net;
using Payments.Tests.EndToEnd.Checkout;

namespace Payments.Tests.EndToEnd.Orders;

public sealed class OrderApiTests(PaymentFixture fixture) : IClassFixture<PaymentFixture>
{
    [Fact]
    public async Task Create_GoodOrder_ReadByIdAndByNumber()
    {
        var (merchant, client) = await fixture.Merchant();

        var answer = await client.PostOrder("A/1 +ü%2F");
        var order = await answer.Created();

        Assert.Equal($"/v1/orders/{order.String("id")}", answer.Headers.Location!.OriginalString);
        Assert.Equal((merchant, "A/1 +ü%2F", "open", 2), (order.String("merchant_id"), order.String("number"), order.String("status"), order.GetProperty("items").GetArrayLength()));
        Assert.Equal(order.ToString(), (await client.ReadOrder(order.String("id"))).ToString());
        var path = $"/v1/orders/by-number/{Uri.EscapeDataString("A/1 +ü%2F")}";
        Assert.Equal(order.ToString(), (await (await client.GetAsync(path)).Json()).ToString());
        using var administrator = fixture.Platform.Client(fixture.Platform.AdministratorKey);
        Assert.Equal(order.ToString(), (await (await administrator.GetAsync($"{path}?merchant_id={merchant}")).Json()).ToString());
        await (await administrator.GetAsync(path)).IsProblem(HttpStatusCode.BadRequest, "QUERY_PARAMETER_MISSING");
    }

    [Fact]
    public async Task Create_SameKey_FirstAnswerAgainEvenOncePaid()
    {
        var (_, client) = await fixture.Merchant();
        var (key, number) = (Guid.NewGuid().ToString(), Guid.NewGuid().ToString());
        var first = await client.PostOrder(number, key);
        var body = await first.Content.ReadAsStringAsync();
        await (await client.PayOrder((await first.Json()).String("id"))).Created();

        var again = await client.PostOrder(number, key);

        Assert.Equal((HttpStatusCode.Created, body), (again.StatusCode, await again.Content.ReadAsStringAsync()));
        Assert.Equal("true", again.Headers.GetValues("Idempotent-Replayed").Single());
        await (await client.PostOrder("another", key)).IsProblem(HttpStatusCode.UnprocessableEntity, "IDEMPOTENCY_KEY_REUSED");
        Assert.Equal("paid", (await client.ReadOrder((await first.Json()).String("id"))).String("status"));
    }

    [Fact]
    public async Task Create_NumberTwice_SecondRefusedButFreeForAnotherMerchant()
    {
        var (_, client) = await fixture.Merchant();
        var (_, other) = await fixture.Merchant();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => client.PostOrder("B-1")));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        foreach (var refused in answers.Where(answer => answer.StatusCode != HttpStatusCode.Created)) await refused.IsProblem(HttpStatusCode.Conflict, "ORDER_NUMBER_TAKEN");
        await (await other.PostOrder("B-1")).Created();
    }

    [Fact]
    public async Task Cancel_OpenOrder_CancelledOnceAndNeverPaid()
    {
        var (_, client) = await fixture.Merchant();
        var order = await client.Order();

        Assert.Equal("cancelled", (await (await client.CancelOrder(order)).Json()).String("status"));
        Assert.Equal("cancelled", (await (await client.CancelOrder(order)).Json()).String("status"));
        await (await client.PayOrder(order)).IsProblem(HttpStatusCode.Conflict, "ORDER_STATUS_CONFLICT");
        Assert.Equal(1, await fixture.Database.ScalarAsync<long>($"SELECT count(*) FROM events WHERE object_id = '{order}' AND type = 'order.cancelled'"));
    }

    [Fact]
    public async Task Order_AnotherTenants_AnswersLikeAMissingOne()
    {
        var (_, client) = await fixture.Merchant();
        var (_, other) = await fixture.Merchant();
        var number = Guid.NewGuid().ToString();
        var order = (await (await client.PostOrder(number)).Created()).String("id");
        const string missing = "ord_00000000000000000000000000";

        foreach (var id in new[] { order, missing, "ord_x", "x" })
        {
            await (await other.GetAsync($"/v1/orders/{id}")).IsProblem(HttpStatusCode.NotFound, "ORDER_NOT_FOUND");
            await (await other.CancelOrder(id)).IsProblem(HttpStatusCode.NotFound, "ORDER_NOT_FOUND");
            await (await other.PayOrder(id)).IsProblem(HttpStatusCode.NotFound, "ORDER_NOT_FOUND");
        }

        await (await other.GetAsync($"/v1/orders/by-number/{number}")).IsProblem(HttpStatusCode.NotFound, "ORDER_NOT_FOUND");
        Assert.Equal("open", (await client.ReadOrder(order)).String("status"));
    }

    [Theory]
    [InlineData("""{"number":"x","amount":1000,"currency":"EUR"}""", "INVALID_FIELD", "items")]
    [InlineData("""{"number":"x","amount":1000,"currency":"EUR","items":[]}""", "INVALID_FIELD", "items")]
    [InlineData("""{"number":"x","amount":1000,"currency":"EUR","items":[null]}""", "INVALID_FIELD", "items[0]")]
    [InlineData("""{"number":"x","amount":1000,"currency":"EUR","items":[{"name":"a","quantity":1,"unit_amount":999}]}""", "ORDER_ITEMS_MISMATCH", "items")]
    [InlineData("""{"number":"x","amount":2,"currency":"EUR","items":[{"name":"a","quantity":2,"unit_amount":4611686018427387904},{"name":"b","quantity":2,"unit_amount":4611686018427387905}]}""", "ORDER_ITEMS_MISMATCH", "items")]
    [InlineData("""{"number":"x","amount":1,"currency":"EUR","items":[{"name":"a","quantity":0,"unit_amount":1}]}""", "INVALID_FIELD", "items[0].quantity")]
    [InlineData("""{"number":"x","amount":1,"currency":"EUR","items":[{"name":"a","quantity":1,"unit_amount":2},{"name":"b","quantity":1,"unit_amount":-1}]}""", "INVALID_FIELD", "items[1].unit_amount")]
    [InlineData("""{"number":"x","amount":1,"currency":"EUR","items":[{"name":"","quantity":1,"unit_amount":1}]}""", "INVALID_FIELD", "items[0].name")]
    [InlineData("""{"number":"x","amount":1,"currency":"EUR","items":[{"name":"a","quantity":1,"unit_amount":1,"tax":0}]}""", "BODY_INVALID", "items[0].tax")]
    [InlineData("""{"number":"","amount":1,"currency":"EUR","items":[{"name":"a","quantity":1,"unit_amount":1}]}""", "INVALID_FIELD", "number")]
    [InlineData("""{"number":"a\u0000b","amount":1,"currency":"EUR","items":[{"name":"a","quantity":1,"unit_amount":1}]}""", "INVALID_FIELD", "number")]
    [InlineData("""{"number":"x","amount":0,"currency":"EUR","items":[{"name":"a","quantity":1,"unit_amount":0}]}""", "INVALID_FIELD", "amount")]
    [InlineData("""{"number":"x","amount":1,"currency":"eur","items":[{"name":"a","quantity":1,"unit_amount":1}]}""", "INVALID_FIELD", "currency")]
    public async Task Create_BadInput_RefusedWithCodeAndFieldAndNothingStored(string body, string code, string field)
    {
        var (merchant, client) = await fixture.Merchant();
        var problem = await (await client.PostJson("/v1/orders", body, Guid.NewGuid().ToString())).IsProblem(HttpStatusCode.BadRequest, code);
        Assert.Equal(field, problem.String("field"));
        Assert.Equal(0, await fixture.Database.ScalarAsync<long>($"SELECT count(*) FROM orders WHERE merchant_id = '{merchant}'"));
    }

    [Fact]
    public async Task Create_HundredAndOneItemsOrNoKey_Refused()
    {
        var (_, client) = await fixture.Merchant();
        var items = string.Join(',', Enumerable.Repeat("""{"name":"a","quantity":1,"unit_amount":1}""", 101));
        await (await client.PostJson("/v1/orders", $$"""{"number":"x","amount":101,"currency":"EUR","items":[{{items}}]}""", "k1")).IsProblem(HttpStatusCode.BadRequest, "INVALID_FIELD");
        await (await client.PostJson("/v1/orders", """{"number":"x","amount":1,"currency":"EUR","items":[]}""")).IsProblem(HttpStatusCode.BadRequest, "IDEMPOTENCY_KEY_MISSING");
        await (await client.GetAsync($"/v1/orders/by-number/{new string('n', 201)}")).IsProblem(HttpStatusCode.BadRequest, "INVALID_FIELD");
        await (await client.GetAsync("/v1/orders/by-number/a%01b")).IsProblem(HttpStatusCode.BadRequest, "INVALID_FIELD");
        await (await client.PostJson("/v1/orders?dry=1", "{}", "k2")).IsProblem(HttpStatusCode.BadRequest, "QUERY_PARAMETER_UNKNOWN");
    }
}
