using System.Net;

namespace Payments.Tests.EndToEnd.Channels;

/// <summary>Payments over real adapters: from the request through the provider's wire format and its callbacks to the books.</summary>
public sealed class ProviderPaymentTests(ProviderFixture fixture) : IClassFixture<ProviderFixture>
{
    [Fact]
    public async Task Stripe_CardThatWorks_PaidBookedAndRefundedInPart()
    {
        using var client = await fixture.Merchant("stripe");
        var payment = await fixture.Pay(client, "pm_card_visa");
        var id = payment.String("id");
        Assert.Equal("succeeded", payment.String("status"));

        using var refunded = await client.PostJson($"/v1/payments/{id}/refunds", """{"amount":200}""", Guid.NewGuid().ToString());

        Assert.Equal("succeeded", (await refunded.Json()).String("status"));
        Assert.Equal(["charge"], await fixture.Moved(id));
        Assert.Equal(["channel/stripe/main/clearing"], await fixture.Database.ColumnAsync($"SELECT debit FROM transfers WHERE transaction_id = '{id}' AND ordinal = 1"));
        Assert.Equal("partially_refunded", (await (await client.GetAsync($"/v1/payments/{id}")).Json()).String("status"));
        var routing = (await (await client.GetAsync($"/v1/payments/{id}/routing")).Json()).GetProperty("decisions")[0].GetProperty("decision").GetProperty("channels")[0];
        Assert.Equal(("stripe", "main"), (routing.String("channel"), routing.String("account_id")));
    }

    [Fact]
    public async Task Stripe_LostCard_FailedWithTheReasonThatAllChannelsShare()
    {
        using var client = await fixture.Merchant("stripe");
        var payment = await fixture.Pay(client, "pm_card_visa_chargeDeclinedLostCard");

        Assert.Equal(("failed", "lost_card"), (payment.String("status"), payment.GetProperty("decline").String("reason")));
        Assert.Empty(await fixture.Moved(payment.String("id")));
    }

    [Fact]
    public async Task Stripe_CustomerAuthenticates_SucceedsByTheCallback()
    {
        using var client = await fixture.Merchant("stripe");
        var payment = await fixture.Pay(client, "pm_card_threeDSecure2Required");
        Assert.Equal("pending", payment.String("status"));

        await ProviderFixture.Act(payment);

        await Succeeds(client, payment.String("id"));
        Assert.Equal(["charge"], await fixture.Moved(payment.String("id")));
        await Callback("stripe", payment.String("id"));
    }

    [Fact]
    public async Task Stripe_PreAuthorisation_CapturedInPartsAndTheRestLetGo()
    {
        using var client = await fixture.Merchant("stripe");
        using var held = await client.PostJson("/v1/pre-authorisations", """{"amount":1000,"currency":"EUR","payment_method":"pm_card_visa"}""", Guid.NewGuid().ToString());
        var hold = await held.Json();
        Assert.Equal("authorised", hold.String("status"));

        using var captured = await client.PostJson($"/v1/pre-authorisations/{hold.String("id")}/capture", """{"amount":400,"final":true}""", Guid.NewGuid().ToString());

        Assert.Equal("succeeded", (await captured.Json()).String("status"));
        var after = await (await client.GetAsync($"/v1/pre-authorisations/{hold.String("id")}")).Json();
        Assert.Equal(("captured", 400), (after.String("status"), after.GetProperty("captured").GetInt64()));
    }

    [Fact]
    public async Task PayPal_CustomerApproves_CapturedOnceAndRefunded()
    {
        using var client = await fixture.Merchant("paypal");
        var payment = await fixture.Pay(client, "paypal");
        var id = payment.String("id");
        Assert.Equal("pending", payment.String("status"));

        await ProviderFixture.Act(payment);

        await Succeeds(client, id);
        Assert.Single(await fixture.Moved(id));
        using var refunded = await client.PostJson($"/v1/payments/{id}/refunds", "{}", Guid.NewGuid().ToString());
        Assert.Equal(HttpStatusCode.Created, refunded.StatusCode);
        Assert.Equal("succeeded", (await refunded.Json()).String("status"));
        await Callback("paypal", id);
    }

    [Fact]
    public async Task StripeThenPayPal_OnlyStripeHasAToken_CustomerApprovesAtPayPal()
    {
        using var client = await fixture.Merchant("stripe");
        using var routed = await client.PutJson("/v1/routing", """{"version":1,"reason":"test","configuration":{"default_channel":{"channel":"stripe"} } }""");
        Assert.Equal(HttpStatusCode.OK, routed.StatusCode);
        const string Body = """{"amount":1234,"currency":"EUR","payment_methods":{"stripe":"pm_card_visa_chargeDeclined"},"return_url":"https://shop.example/back"}""";
        var key = Guid.NewGuid().ToString();
        using var answer = await client.PostJson("/v1/payments", Body, key);
        var payment = await answer.Json();
        Assert.Equal("pending", payment.String("status"));

        await ProviderFixture.Act(payment);

        var id = payment.String("id");
        await Succeeds(client, id);
        Assert.Equal(["channel/paypal/main/clearing"], await fixture.Database.ColumnAsync($"SELECT debit FROM transfers WHERE transaction_id = '{id}' AND ordinal = 1"));
        // Other tokens are another request, and none stands in the log.
        using var again = await client.PostJson("/v1/payments", Body, key);
        Assert.Equal(payment.ToString(), (await again.Json()).ToString());
        using var other = await client.PostJson("/v1/payments", Body.Replace("chargeDeclined", "visa", StringComparison.Ordinal), key);
        await other.IsProblem(HttpStatusCode.UnprocessableEntity, "IDEMPOTENCY_KEY_REUSED");
        Assert.DoesNotContain("pm_card_visa", fixture.Platform.Output, StringComparison.Ordinal);
    }

    private static Task Succeeds(HttpClient client, string id) => Eventually.HoldsAsync(
        async () => (await (await client.GetAsync($"/v1/payments/{id}")).Json()).String("status") == "succeeded", "the payment succeeds", TimeSpan.FromSeconds(30));

    private Task Callback(string channel, string payment) => Eventually.HoldsAsync(
        async () => await fixture.Database.ScalarAsync<long>($"SELECT count(*) FROM channel_callbacks WHERE channel = '{channel}' AND business_id = '{payment}'") > 0, "the callback was taken");
}
