using System.Net;
using System.Text.Json;
using Payments.Ids;
using Payments.Tests.EndToEnd.Sagas;

namespace Payments.Tests.EndToEnd.Callbacks;

/// <summary>Callbacks for accounts at channels: let in by their signature alone, parked, found by operators, applied once.</summary>
public sealed class AccountCallbackTests(AccountFixture fixture) : IClassFixture<AccountFixture>
{
    [Fact]
    public async Task Callback_OfEachChannel_AnsweredAsTheChannelWantsAndStoredOnce()
    {
        var stripe = AccountFixture.StripeBody("att_unknown");
        for (var i = 0; i < 3; i++) Assert.Equal("""{"received":true}""", await (await fixture.Stripe(stripe)).Content.ReadAsStringAsync());

        var alipay = await fixture.Send("alipay/cn", fixture.AlipayBody("att_unknown"));
        Assert.Equal((HttpStatusCode.OK, "success"), (alipay.StatusCode, await alipay.Content.ReadAsStringAsync()));
        Assert.Equal("text/plain", alipay.Content.Headers.ContentType?.MediaType);

        var crypto = $$"""{"deliveryId":"d_{{Guid.NewGuid():N}}","type":"InvoiceSettled","timestamp":{{TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()}},"invoiceId":"inv_1","metadata":{"orderId":"att_x"} }""";
        Assert.Equal(HttpStatusCode.OK, (await fixture.Send("crypto/shop-1", crypto, ("BTCPay-Sig", $"sha256={AccountFixture.Hmac(AccountFixture.CryptoSecret, crypto)}"))).StatusCode);

        Assert.Equal(1, await fixture.Database.ScalarAsync<long>($"SELECT count(*) FROM channel_callbacks WHERE doc::jsonb ->> 'body' = '{stripe}'"));
        Assert.Equal(["cn", "main", "shop-1"], await fixture.Database.ColumnAsync("SELECT DISTINCT doc::jsonb ->> 'account' FROM channel_callbacks ORDER BY 1"));
    }

    [Fact]
    public async Task Callback_ThreeTimesShuffled_OneEffectEachWithinTenSeconds()
    {
        var (merchant, client) = await fixture.Merchant();
        var payments = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => SagaFixture.Pay(client, "tok_reset_after")));
        var bodies = payments.SelectMany(payment => Enumerable.Repeat(AccountFixture.StripeBody(AttemptId.Of(payment.String("id"), AttemptId.First), $"evt_{payment.String("id")}"), 3)).ToArray();
        new Random(20261121).Shuffle(bodies);

        var answers = await Task.WhenAll(bodies.Select(fixture.Stripe));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        foreach (var payment in payments) await SagaFixture.Becomes(client, payment.String("id"), "succeeded", seconds: 10);
        Assert.Equal(20, await fixture.Database.ScalarAsync<long>($"SELECT count(*) FROM transfers WHERE merchant_id = '{merchant}'"));
        Assert.Equal(10, await fixture.Database.ScalarAsync<long>($"SELECT count(*) FROM events WHERE merchant_id = '{merchant}' AND type = 'payment.succeeded'"));
        await Eventually.HoldsAsync(
            async () => await fixture.Database.ScalarAsync<long>($"SELECT count(*) FROM channel_callbacks WHERE merchant_id = '{merchant}' AND status = 'Applied'") == 10, "each is applied once");
    }

    [Fact]
    public async Task Parked_OfAPaymentThatIsNotThere_ListedForOperatorsThenAppliedByRetry()
    {
        var (merchant, client) = await fixture.Merchant();
        var key = Guid.NewGuid().ToString();
        var payment = EntityId.Derive(IdPrefix.Payment, merchant, key);
        await fixture.Stripe(AccountFixture.StripeBody(AttemptId.Of(payment, AttemptId.First)));
        await Eventually.HoldsAsync(async () => await Parked(payment) is not null, "it is parked");
        var parked = (await Parked(payment))!.Value;
        Assert.Equal(("stripe", "main", "reference_unknown", "pi_1"), (parked.String("channel"), parked.String("account"), parked.String("error"), parked.String("reference")));
        Assert.True(parked.TryGetProperty("next_try", out _));
        Assert.False(parked.TryGetProperty("body", out _));

        var still = await Retry(fixture.Administrator, parked.String("id"));
        if (still.StatusCode == HttpStatusCode.OK) Assert.Equal("parked", (await still.Json()).String("status"));
        await SagaFixture.Pay(client, "tok_visa", 1_000, key);
        // Its own timer may have been faster.
        await Eventually.HoldsAsync(
            async () => await Retry(fixture.Administrator, parked.String("id")) is var tried && (tried.StatusCode == HttpStatusCode.OK ? (await tried.Json()).String("status") == "applied" : (await tried.Json()).String("code") == "SAGA_ENDED"), "it is applied");

        Assert.Null(await Parked(payment));
        await (await Retry(fixture.Administrator, parked.String("id"))).IsProblem(HttpStatusCode.Conflict, "SAGA_ENDED");
        await (await Retry(fixture.Administrator, EntityId.New(IdPrefix.Callback))).IsProblem(HttpStatusCode.NotFound, "CALLBACK_NOT_FOUND");
        await (await Retry(fixture.Administrator, "cbk_1")).IsProblem(HttpStatusCode.NotFound, "CALLBACK_NOT_FOUND");
        // Merchants have no part in it, not even in what is their own.
        await (await Retry(client, parked.String("id"))).IsProblem(HttpStatusCode.Forbidden, "ADMINISTRATOR_REQUIRED");
        await (await client.GetAsync("/v1/callbacks?status=parked")).IsProblem(HttpStatusCode.Forbidden, "ADMINISTRATOR_REQUIRED");
    }

    [Fact]
    public async Task List_InPages_EveryOneOnce()
    {
        var ids = Enumerable.Range(0, 5).Select(_ => $"evt_{Guid.NewGuid():N}").ToList();
        foreach (var id in ids) await fixture.Stripe($$$"""{"id":"{{{id}}}","type":"customer.created","data":{"object":{"object":"customer"} } }""");
        var (seen, cursor) = (new List<string>(), "");
        do
        {
            var page = await (await fixture.Administrator.GetAsync($"/v1/callbacks?channel=stripe&status=applied&limit=2{cursor}")).Json();
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.String("id")));
            cursor = page.TryGetProperty("next_cursor", out var next) ? $"&cursor={Uri.EscapeDataString(next.GetString()!)}" : "";
        }
        while (cursor.Length > 0);

        Assert.Equal(seen.Distinct(), seen);
        Assert.Subset(seen.ToHashSet(), ids.Select(id => EntityId.Derive(IdPrefix.Callback, "stripe/main", id)).ToHashSet());
    }

    [Fact]
    public async Task Callback_ForgedOldForAnotherOrMalformed_RefusedAndNothingStoredOrLogged()
    {
        var body = AccountFixture.StripeBody("att_forged");
        var genuine = AccountFixture.StripeSignature(body);
        await (await fixture.Send("stripe/main", body)).IsProblem(HttpStatusCode.Unauthorized, "CALLBACK_NOT_GENUINE");
        await (await fixture.Send("stripe/main", body + " ", ("Stripe-Signature", genuine))).IsProblem(HttpStatusCode.Unauthorized, "CALLBACK_NOT_GENUINE");
        await (await fixture.Send("stripe/main", body, ("Stripe-Signature", AccountFixture.StripeSignature(body, -301)))).IsProblem(HttpStatusCode.Unauthorized, "CALLBACK_NOT_GENUINE");
        await (await fixture.Send("stripe/main", body, ("Stripe-Signature", AccountFixture.StripeSignature(body, 310)))).IsProblem(HttpStatusCode.Unauthorized, "CALLBACK_NOT_GENUINE");
        // Another account's secret opens nothing here, and neither does another channel's address.
        await (await fixture.Send("stripe/other", body, ("Stripe-Signature", genuine))).IsProblem(HttpStatusCode.Unauthorized, "CALLBACK_NOT_GENUINE");
        await (await fixture.Send("stripe/nobody", body, ("Stripe-Signature", genuine))).IsProblem(HttpStatusCode.NotFound, "CALLBACK_CHANNEL_UNKNOWN");
        await (await fixture.Send("stripe", body, ("Stripe-Signature", genuine))).IsProblem(HttpStatusCode.NotFound, "CALLBACK_CHANNEL_UNKNOWN");
        foreach (var malformed in new[] { "{", "[1]", """{"id":"evt_1"}""", """{"id":"evt_1","id":"evt_2","type":"x"}""" })
            await (await fixture.Stripe(malformed)).IsProblem(HttpStatusCode.BadRequest, "CALLBACK_MALFORMED");
        await (await fixture.Send("stripe/main", new string('x', 70_000), ("Stripe-Signature", genuine))).IsProblem(HttpStatusCode.RequestEntityTooLarge, "BODY_TOO_LARGE");
        Assert.True(await IsTooLarge(new string('x', 1_048_576)));

        Assert.Equal(0, await fixture.Database.ScalarAsync<long>("SELECT count(*) FROM channel_callbacks WHERE strpos(doc, 'att_forged') > 0 OR strpos(doc, 'evt_1') > 0"));
        foreach (var secret in new[] { AccountFixture.StripeSecret, genuine, genuine.Split("v1=")[1], "att_forged" }) Assert.DoesNotContain(secret, fixture.Platform.Output, StringComparison.Ordinal);
        await Eventually.HoldsAsync(() => fixture.Platform.Output.Contains("A callback of stripe main is not believed: a wrong signature", StringComparison.Ordinal), "the refusal is logged");
    }

    private async Task<bool> IsTooLarge(string body)
    {
        try
        {
            return (await fixture.Stripe(body)).StatusCode == HttpStatusCode.RequestEntityTooLarge;
        }
        catch (HttpRequestException)
        {
            // The server need not read to the end what it refuses.
            return true;
        }
    }

    private async Task<JsonElement?> Parked(string payment)
    {
        var page = await (await fixture.Administrator.GetAsync($"/v1/callbacks?status=parked&business_id={payment}")).Json();
        return page.GetProperty("items").EnumerateArray().Select(item => (JsonElement?)item).SingleOrDefault();
    }

    private static Task<HttpResponseMessage> Retry(HttpClient client, string id) => client.PostAsync(new Uri($"/v1/callbacks/{id}/retry", UriKind.Relative), null);
}
