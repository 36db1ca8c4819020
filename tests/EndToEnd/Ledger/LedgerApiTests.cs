using System.Net;
using System.Text.Json;
using Payments.Tests.EndToEnd.Checkout;

namespace Payments.Tests.EndToEnd.Ledger;

public sealed class LedgerApiTests(PaymentFixture fixture) : IClassFixture<PaymentFixture>
{
    [Fact]
    public async Task Balances_PaymentsAndRefund_EveryAccountAndTogetherZero()
    {
        var (merchant, client) = await fixture.Merchant();
        var payment = await Pay(client, 100_000);
        await Pay(client, 1_000);
        await Refund(client, payment, 25_000);

        var body = await (await client.GetAsync("/v1/balances")).Json();

        Assert.Equal(merchant, body.String("merchant_id"));
        var balances = body.GetProperty("balances").EnumerateArray().ToDictionary(one => one.String("account"), one => one.GetProperty("balance").GetInt64());
        Assert.Equal(-76_000, balances["channel/simulator/clearing"]);
        Assert.Equal(303, balances["platform/fees"]);
        // The fee of what was refunded is not given back.
        Assert.Equal(75_697, balances[$"merchant/{merchant}/payable"]);
        Assert.Equal(0, balances[$"merchant/{merchant}/refunds"]);
        Assert.Equal(0, balances.Values.Sum());
        Assert.All(body.GetProperty("balances").EnumerateArray(), one => Assert.Equal("EUR", one.String("currency")));
    }

    [Fact]
    public async Task Balances_WhileManyPay_AlwaysZeroTogetherAndInTheEndThePlainSums()
    {
        var (merchant, client) = await fixture.Merchant();
        var paying = Enumerable.Range(0, 8).Select(async _ =>
        {
            for (var i = 0; i < 25; i++) await Pay(client, 1_000);
        }).ToList();
        while (!paying.TrueForAll(one => one.IsCompleted)) Assert.Equal(0, await Sum(client));
        await Task.WhenAll(paying);

        var body = await (await client.GetAsync("/v1/balances")).Json();
        foreach (var one in body.GetProperty("balances").EnumerateArray())
        {
            Assert.Equal(
                await fixture.Database.ScalarAsync<decimal>($"SELECT sum(CASE WHEN credit = '{one.String("account")}' THEN amount ELSE -amount END) FROM transfers WHERE merchant_id = '{merchant}' AND '{one.String("account")}' IN (debit, credit)"),
                one.GetProperty("balance").GetDecimal());
        }

        Assert.Equal(200_000 - 200 * 3, body.GetProperty("balances").EnumerateArray().Single(one => one.String("account").EndsWith("payable", StringComparison.Ordinal)).GetProperty("balance").GetInt64());
    }

    [Fact]
    public async Task Verify_AfterPayments_SealedWithinSecondsThenTamperedRowNamed()
    {
        var (merchant, client) = await fixture.Merchant();
        for (var i = 0; i < 5; i++) await Pay(client, 10_000);
        JsonElement answer = default;
        await Eventually.HoldsAsync(async () => (answer = await Verify(client)).GetProperty("unsealed").GetInt64() == 0, "the sealer has come by");

        Assert.Equal((true, true, 10), (answer.GetProperty("intact").GetBoolean(), answer.GetProperty("complete").GetBoolean(), answer.GetProperty("verified").GetProperty("number").GetInt64()));
        var point = answer.GetProperty("verified").GetRawText();
        Assert.True((await Verify(client, $$"""{"from":{{point}}}""")).GetProperty("intact").GetBoolean());
        using var administrator = fixture.Platform.Client(fixture.Platform.AdministratorKey);
        Assert.Equal(answer.GetRawText(), (await Verify(administrator, $$"""{"merchant_id":"{{merchant}}"}""")).GetRawText());

        var changed = await fixture.Database.ScalarAsync<string>($"UPDATE transfers SET amount = amount + 1 WHERE id = (SELECT transfer_id FROM ledger_seals WHERE merchant_id = '{merchant}' AND number = 4) RETURNING id");
        var broken = await Verify(client);
        Assert.False(broken.GetProperty("intact").GetBoolean());
        Assert.Equal(("transfer_changed", changed, 4), (broken.GetProperty("fault").String("kind"), broken.GetProperty("fault").String("transfer_id"), broken.GetProperty("fault").GetProperty("number").GetInt64()));
    }

    [Fact]
    public async Task Verify_WhileOneRuns_SecondRefused()
    {
        var (_, client) = await fixture.Merchant();
        await Pay(client, 1_000);
        await using var connection = await fixture.Database.Source.OpenConnectionAsync();
        await using var gate = await connection.BeginTransactionAsync();
        await using (var close = new Npgsql.NpgsqlCommand("LOCK TABLE ledger_heads", connection)) await close.ExecuteNonQueryAsync();
        var first = client.PostJson("/v1/ledger/verify", "{}");
        await Eventually.HoldsAsync(
            async () => await fixture.Database.ScalarAsync<long>("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%ledger_balances b%'") > 0,
            "the first verification has begun");

        await (await client.PostJson("/v1/ledger/verify", "{}")).IsProblem(HttpStatusCode.Conflict, "LEDGER_VERIFICATION_RUNNING");
        await gate.RollbackAsync();
        Assert.Equal(HttpStatusCode.OK, (await first).StatusCode);
    }

    [Fact]
    public async Task Transfers_PagesAndFilters_EveryOneOnceNewestFirst()
    {
        var (merchant, client) = await fixture.Merchant();
        var payments = new List<string>();
        for (var i = 0; i < 5; i++) payments.Add(await Pay(client, 1_000 + i));
        var refund = await Refund(client, payments[0], 400);

        var all = await Walk(client, "/v1/ledger/transfers?limit=3");
        Assert.Equal(12, all.Count);
        Assert.Equal(all.Count, all.Select(one => one.String("id")).Distinct().Count());
        Assert.Equal(all.Select(one => one.GetProperty("booked_at").GetDateTimeOffset()).OrderDescending(), all.Select(one => one.GetProperty("booked_at").GetDateTimeOffset()));
        Assert.Equal((refund, "channel/simulator/clearing", 400), (all[0].String("transaction_id"), all[0].String("credit"), all[0].GetProperty("amount").GetInt64()));

        Assert.Equal(5, (await Walk(client, "/v1/ledger/transfers?limit=2&account=platform/fees")).Count);
        Assert.Equal(11, (await Walk(client, $"/v1/ledger/transfers?account=merchant/{merchant}/payable")).Count);
        Assert.Equal(["400:1", "400:2"], (await Walk(client, $"/v1/ledger/transfers?account=merchant/{merchant}/refunds")).Select(one => $"{one.GetProperty("amount")}:{one.GetProperty("ordinal")}").Order());
        Assert.Empty(await Walk(client, "/v1/ledger/transfers?account=platform/nothing"));
        Assert.Equal(2, (await Walk(client, $"/v1/ledger/transfers?transaction_id={payments[3]}")).Count);
        var at = Uri.EscapeDataString(all[0].String("booked_at"));
        Assert.Equal(11, (await Walk(client, $"/v1/ledger/transfers?booked_to={at}")).Count);
        Assert.Single(await Walk(client, $"/v1/ledger/transfers?booked_from={at}"));
        using var administrator = fixture.Platform.Client(fixture.Platform.AdministratorKey);
        Assert.Equal(all.Select(one => one.GetRawText()), (await Walk(administrator, $"/v1/ledger/transfers?merchant_id={merchant}")).Select(one => one.GetRawText()));
    }

    [Fact]
    public async Task Ledger_AnotherTenants_AnswersLikeAMissingOneOrNotAtAll()
    {
        var (merchant, _) = await fixture.Merchant();
        var (_, other) = await fixture.Merchant();
        const string missing = "mer_00000000000000000000000000";
        foreach (var id in new[] { merchant, missing, "mer_x" })
        {
            await (await other.PostJson("/v1/ledger/verify", $$"""{"merchant_id":"{{id}}"}""")).IsProblem(HttpStatusCode.NotFound, "MERCHANT_NOT_FOUND");
            await (await other.GetAsync($"/v1/balances?merchant_id={id}")).IsProblem(HttpStatusCode.BadRequest, "QUERY_PARAMETER_UNKNOWN");
            await (await other.GetAsync($"/v1/ledger/transfers?merchant_id={id}")).IsProblem(HttpStatusCode.BadRequest, "QUERY_PARAMETER_UNKNOWN");
        }

        var payment = await Pay((await fixture.Merchant()).Client, 1_000);
        Assert.Empty(await Walk(other, $"/v1/ledger/transfers?transaction_id={payment}"));
        using var administrator = fixture.Platform.Client(fixture.Platform.AdministratorKey);
        await (await administrator.GetAsync($"/v1/balances?merchant_id={missing}")).IsProblem(HttpStatusCode.NotFound, "MERCHANT_NOT_FOUND");
        await (await administrator.GetAsync("/v1/balances")).IsProblem(HttpStatusCode.BadRequest, "QUERY_PARAMETER_MISSING");
        await (await administrator.GetAsync("/v1/ledger/transfers")).IsProblem(HttpStatusCode.BadRequest, "QUERY_PARAMETER_MISSING");
        await (await administrator.PostJson("/v1/ledger/verify", "{}")).IsProblem(HttpStatusCode.BadRequest, "INVALID_FIELD");
        await (await administrator.PostJson("/v1/ledger/verify", $$"""{"merchant_id":"{{missing}}"}""")).IsProblem(HttpStatusCode.NotFound, "MERCHANT_NOT_FOUND");
    }

    [Theory]
    [InlineData("""{"from":{"number":0,"digest":"%"}}""", "INVALID_FIELD", "from")]
    [InlineData("""{"from":{"number":-1,"digest":"%"}}""", "INVALID_FIELD", "from")]
    [InlineData("""{"from":{"number":1,"digest":"XYZ"}}""", "INVALID_FIELD", "from")]
    [InlineData("""{"from":{"number":1}}""", "BODY_INVALID", "from")]
    [InlineData("""{"from":{"number":1.5,"digest":"%"}}""", "BODY_INVALID", "from.number")]
    [InlineData("""{"from":{"number":1,"number":2,"digest":"%"}}""", "BODY_INVALID", "from.number")]
    [InlineData("""{"form":{}}""", "BODY_INVALID", "form")]
    [InlineData("[]", "BODY_INVALID", null)]
    public async Task Verify_BadBody_RefusedWithTheField(string body, string code, string? field)
    {
        var (_, client) = await fixture.Merchant();
        var problem = await (await client.PostJson("/v1/ledger/verify", body.Replace("%", new string('a', 64), StringComparison.Ordinal))).IsProblem(HttpStatusCode.BadRequest, code);
        Assert.Equal(field, problem.TryGetProperty("field", out var named) ? named.GetString() : null);
    }

    [Theory]
    [InlineData("limit=0", "QUERY_PARAMETER_INVALID")]
    [InlineData("limit=101", "QUERY_PARAMETER_INVALID")]
    [InlineData("cursor=abc", "CURSOR_INVALID")]
    [InlineData("account=", "QUERY_PARAMETER_INVALID")]
    [InlineData("account=a&account=b", "QUERY_PARAMETER_INVALID")]
    [InlineData("booked_from=yesterday", "QUERY_PARAMETER_INVALID")]
    [InlineData("colour=red", "QUERY_PARAMETER_UNKNOWN")]
    public async Task Transfers_BadQuery_Refused(string query, string code)
    {
        var (_, client) = await fixture.Merchant();
        await (await client.GetAsync($"/v1/ledger/transfers?{query}")).IsProblem(HttpStatusCode.BadRequest, code);
    }

    private static async Task<string> Pay(HttpClient client, long amount)
    {
        using var answer = await client.PostJson("/v1/payments", $$"""{"amount":{{amount}},"currency":"EUR","payment_method":"tok_visa"}""", Guid.NewGuid().ToString());
        var body = await answer.Json();
        Assert.Equal("succeeded", body.String("status"));
        return body.String("id");
    }

    private static async Task<string> Refund(HttpClient client, string payment, long amount)
    {
        using var answer = await client.PostJson($"/v1/payments/{payment}/refunds", $$"""{"amount":{{amount}}}""", Guid.NewGuid().ToString());
        var body = await answer.Json();
        Assert.Equal("succeeded", body.String("status"));
        return body.String("id");
    }

    private static async Task<JsonElement> Verify(HttpClient client, string body = "{}")
    {
        using var answer = await client.PostJson("/v1/ledger/verify", body);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.Json();
    }

    private static async Task<long> Sum(HttpClient client) =>
        (await (await client.GetAsync("/v1/balances")).Json()).GetProperty("balances").EnumerateArray().Sum(one => one.GetProperty("balance").GetInt64());

    private static async Task<List<JsonElement>> Walk(HttpClient client, string first)
    {
        var items = new List<JsonElement>();
        for (var next = first; ;)
        {
            using var answer = await client.GetAsync(next);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
            var page = await answer.Json();
            items.AddRange(page.GetProperty("items").EnumerateArray());
            if (!page.TryGetProperty("next_cursor", out var cursor)) return items;
            next = $"{first}&cursor={Uri.EscapeDataString(cursor.GetString()!)}";
        }
    }
}
