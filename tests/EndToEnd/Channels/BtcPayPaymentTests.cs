using System.Net;
using Payments.Ids;

namespace Payments.Tests.EndToEnd.Channels;

/// <summary>Payments over BTCPay's adapter: whatever a customer does with an invoice, from the request over webhooks to the books.</summary>
public sealed class BtcPayPaymentTests(CodeFixture fixture) : IClassFixture<CodeFixture>
{
    private static readonly string[] Types = ["InvoiceCreated", "InvoiceProcessing", "InvoiceSettled"];

    [Fact]
    public async Task Payment_Paid_BookedByTheWebhookAndRefundedByAPayoutThatTheCustomerClaims()
    {
        using var client = await fixture.Merchant("crypto");
        var id = await Paid(client, "paid");
        Assert.Equal(["channel/crypto/main/clearing"], await fixture.Database.ColumnAsync($"SELECT debit FROM transfers WHERE transaction_id = '{id}' AND ordinal = 1"));
        var key = Guid.NewGuid().ToString();

        using var asked = await client.PostJson($"/v1/payments/{id}/refunds", """{"amount":234}""", key);

        var refund = await asked.Json();
        var claim = refund.String("claim_url");
        Assert.Equal("processing", refund.String("status"));
        Assert.StartsWith($"{fixture.Simulator.Url}btcpay/pull-payments/", claim, StringComparison.Ordinal);
        Assert.Equal(claim, (await CodeFixture.Read(client, $"/v1/refunds/{refund.String("id")}")).String("claim_url"));
        using var again = await client.PostJson($"/v1/payments/{id}/refunds", """{"amount":234}""", key);
        Assert.Equal(refund.ToString(), (await again.Json()).ToString());
        await CodeFixture.Becomes(client, $"/v1/refunds/{refund.String("id")}", "succeeded");
        // There is nothing to claim any more, and whoever reads the log never could.
        Assert.False((await CodeFixture.Read(client, $"/v1/refunds/{refund.String("id")}")).TryGetProperty("claim_url", out _));
        Assert.DoesNotContain(claim, fixture.Platform.Output, StringComparison.Ordinal);
        Assert.Equal("partially_refunded", (await CodeFixture.Read(client, $"/v1/payments/{id}")).String("status"));
    }

    [Fact]
    public async Task Payment_WebhooksThreeTimesShuffledAndSomeTooEarly_AskedAboutAndBookedOnce()
    {
        using var client = await fixture.Merchant("crypto");
        var payments = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => fixture.Pay(client)));
        var events = payments
            .SelectMany(payment => Types.Select(
                type => CodeFixture.BtcPayEvent(AttemptId.Of(payment.String("id"), AttemptId.First), CodeFixture.Invoice(payment), type)))
            .SelectMany(one => Enumerable.Repeat(one, 3)).ToArray();
        new Random(20261121).Shuffle(events);

        await Task.WhenAll(events.Select(one => fixture.Send("crypto", one)));

        foreach (var payment in payments) Assert.Equal("pending", (await CodeFixture.Read(client, $"/v1/payments/{payment.String("id")}")).String("status"));
        foreach (var payment in payments) await fixture.Act(payment, "paid");
        foreach (var payment in payments) await fixture.BookedOnce(client, payment.String("id"), callbacks: 4);
    }

    [Fact]
    public async Task Payment_PaidInPartThenWhole_WaitsForTheRest()
    {
        using var client = await fixture.Merchant("crypto");
        var payment = await fixture.Pay(client);
        var id = payment.String("id");

        await fixture.Act(payment, "part");
        // That it was made, and that something came.
        await fixture.Heard(id, 2);
        Assert.Equal("pending", (await CodeFixture.Read(client, $"/v1/payments/{id}")).String("status"));
        await fixture.Act(payment, "paid");

        await CodeFixture.Becomes(client, $"/v1/payments/{id}", "succeeded");
    }

    [Fact]
    public async Task Payment_PaidInPartAndExpired_StaysOpenAndNothingIsBooked()
    {
        using var client = await fixture.Merchant("crypto");
        var payment = await fixture.Pay(client);
        var id = payment.String("id");
        await fixture.Act(payment, "part");

        await fixture.Act(payment, "expired");

        await Eventually.HoldsAsync(
            async () => await fixture.Database.ScalarAsync<long>($"SELECT count(*) FROM payments WHERE key = '{id}' AND doc::jsonb -> 'attempt' ->> 'why' = 'paid in part, and expired'") == 1, "it is known why it does not end");
        Assert.Equal("pending", (await CodeFixture.Read(client, $"/v1/payments/{id}")).String("status"));
        Assert.Equal(0, await fixture.Database.ScalarAsync<long>($"SELECT count(*) FROM transfers WHERE transaction_id = '{id}'"));
    }

    [Fact]
    public async Task Payment_PaidTooMuch_BookedForWhatWasOrderedAndTheRestIsNoted()
    {
        using var client = await fixture.Merchant("crypto");

        var id = await Paid(client, "over");

        Assert.Equal(["1234"], await fixture.Database.ColumnAsync($"SELECT amount FROM transfers WHERE transaction_id = '{id}' AND ordinal = 1"));
        Assert.Equal(["The customer paid 3.09 EUR too much."], await fixture.Database.ColumnAsync($"SELECT doc::jsonb -> 'attempt' ->> 'why' FROM payments WHERE key = '{id}'"));
    }

    [Fact]
    public async Task Payment_ExpiredThenPaidLate_BookedWhenAnOperatorSettlesItAndGoesBack()
    {
        using var client = await fixture.Merchant("crypto");
        var payment = await fixture.Pay(client);
        var id = payment.String("id");
        await fixture.Act(payment, "expired");
        await CodeFixture.Becomes(client, $"/v1/payments/{id}", "expired");
        // One that says the end and comes after the money would be kept until somebody has settled it.
        await fixture.Heard(id, 2);
        await fixture.Act(payment, "late");
        // Money is there that BTCPay does not call paid: nothing is booked before somebody has said what it is.
        await fixture.Heard(id, 3);
        Assert.Equal("expired", (await CodeFixture.Read(client, $"/v1/payments/{id}")).String("status"));

        await fixture.Mark(CodeFixture.Invoice(payment), "Settled");

        await CodeFixture.Becomes(client, $"/v1/payments/{id}", "refunded");
        Assert.Equal(1, await fixture.Database.ScalarAsync<long>($"SELECT count(*) FROM events WHERE object_id = '{id}' AND type = 'payment.succeeded_late'"));
        Assert.Equal(0, await fixture.Database.ScalarAsync<long>($"SELECT coalesce(sum(CASE WHEN debit = 'channel/crypto/main/clearing' THEN amount WHEN credit = 'channel/crypto/main/clearing' THEN -amount END), 0)::bigint FROM transfers WHERE merchant_id = '{payment.String("merchant_id")}'"));
    }

    [Fact]
    public async Task PreAuthorisation_AtAChannelWithoutIt_Refused()
    {
        using var client = await fixture.Merchant("crypto");
        var rule = """{"version":1,"reason":"test","configuration":{"default_channel":{"channel":"crypto"},"rules":[{"name":"only","when":{},"then":{"action":"allow","channels":[{"channel":"crypto"}]}}]}}""";
        Assert.Equal(HttpStatusCode.OK, (await client.PutJson("/v1/routing", rule)).StatusCode);

        using var answer = await client.PostJson("/v1/pre-authorisations", """{"amount":1000,"currency":"EUR","payment_method":"none"}""", Guid.NewGuid().ToString());

        var problem = await answer.IsProblem(HttpStatusCode.UnprocessableEntity, "NO_CHANNEL");
        Assert.Contains("crypto/main: pre_authorisation_not_supported", problem.String("detail"), StringComparison.Ordinal);
    }

    private async Task<string> Paid(HttpClient client, string outcome)
    {
        var payment = await fixture.Pay(client);
        await fixture.Act(payment, outcome);
        await CodeFixture.Becomes(client, $"/v1/payments/{payment.String("id")}", "succeeded");
        return payment.String("id");
    }
}
