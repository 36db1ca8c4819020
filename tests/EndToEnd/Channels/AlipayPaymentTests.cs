using System.Net;
using System.Text.Json;
using Payments.Ids;

namespace Payments.Tests.EndToEnd.Channels;

/// <summary>Payments over Alipay's adapter, from the request over the customer's scan and Alipay's notices to the books.</summary>
public sealed class AlipayPaymentTests(CodeFixture fixture) : IClassFixture<CodeFixture>
{
    private static readonly string[] Statuses = ["WAIT_BUYER_PAY", "TRADE_SUCCESS"];

    [Fact]
    public async Task Payment_CustomerScansAndPays_BookedByTheNoticeAndRefunded()
    {
        using var client = await fixture.Merchant("alipay");
        var payment = await fixture.Pay(client);
        var id = payment.String("id");

        await fixture.Act(payment, "paid");

        await CodeFixture.Becomes(client, $"/v1/payments/{id}", "succeeded");
        await fixture.Heard(id);
        using var refunded = await client.PostJson($"/v1/payments/{id}/refunds", """{"amount":234}""", Guid.NewGuid().ToString());
        var refund = await refunded.Json();
        Assert.Equal("succeeded", refund.String("status"));
        Assert.False(refund.TryGetProperty("claim_url", out _));
        Assert.Equal(["charge"], await fixture.Moved(id));
        Assert.Equal(["channel/alipay/main/clearing"], await fixture.Database.ColumnAsync($"SELECT debit FROM transfers WHERE transaction_id = '{id}' AND ordinal = 1"));
        Assert.Equal("partially_refunded", (await CodeFixture.Read(client, $"/v1/payments/{id}")).String("status"));
    }

    [Fact]
    public async Task Payment_NoticesThreeTimesShuffledAndSomeTooEarly_AskedAboutAndBookedOnce()
    {
        using var client = await fixture.Merchant("alipay");
        var payments = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => fixture.Pay(client)));
        var notices = payments.Select(payment => AttemptId.Of(payment.String("id"), AttemptId.First))
            .SelectMany(attempt => Statuses.Select(status => fixture.AlipayNotice(attempt, status)))
            .SelectMany(notice => Enumerable.Repeat(notice, 3)).ToArray();
        new Random(20261121).Shuffle(notices);

        // Alipay would say so when it has the money, and it has not yet.
        var answers = await Task.WhenAll(notices.Select(notice => fixture.Send("alipay", notice)));

        Assert.All(answers, answer => Assert.Equal("success", answer));
        Assert.All(payments, payment => Assert.Equal("pending", payment.String("status")));
        foreach (var payment in payments)
        {
            var asked = await CodeFixture.Read(client, $"/v1/payments/{payment.String("id")}");
            // The customer has yet to scan, so that the code is shown as long as it takes.
            Assert.Equal(("pending", payment.GetProperty("next_action").ToString()), (asked.String("status"), asked.GetProperty("next_action").ToString()));
        }

        foreach (var payment in payments) await fixture.Act(payment, "paid");
        foreach (var payment in payments) await fixture.BookedOnce(client, payment.String("id"), callbacks: 3);
    }

    [Fact]
    public async Task Payment_CodeExpiresUnpaid_Failed()
    {
        using var client = await fixture.Merchant("alipay");
        var payment = await fixture.Pay(client);
        await fixture.Act(payment, "scanned");

        await fixture.Act(payment, "closed");

        await CodeFixture.Becomes(client, $"/v1/payments/{payment.String("id")}", "failed");
        Assert.Empty(await fixture.Moved(payment.String("id")));
    }

    [Fact]
    public async Task Payment_CancelledBeforeAnybodyScans_CodeIsDead()
    {
        using var client = await fixture.Merchant("alipay");
        var payment = await fixture.Pay(client);

        using var cancelled = await client.PostAsync(new Uri($"/v1/payments/{payment.String("id")}/cancel", UriKind.Relative), null);

        Assert.Equal("cancelled", (await cancelled.Json()).String("status"));
        using var customer = new HttpClient();
        using var late = await customer.GetAsync(new Uri($"{payment.GetProperty("next_action").String("redirect_url")}?outcome=paid"));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
    }

    [Fact]
    public async Task PreAuthorisation_FrozenByScan_CapturedInPartAndTheRestVoided()
    {
        using var client = await fixture.Merchant("alipay");
        var id = await Frozen(client);

        using var captured = await client.PostJson($"/v1/pre-authorisations/{id}/capture", """{"amount":400}""", Guid.NewGuid().ToString());
        Assert.Equal("succeeded", (await captured.Json()).String("status"));
        using var refunded = await client.PostJson($"/v1/pre-authorisations/{id}/refunds", """{"amount":100}""", Guid.NewGuid().ToString());
        Assert.Equal("succeeded", (await refunded.Json()).String("status"));
        using var voided = await client.PostAsync(new Uri($"/v1/pre-authorisations/{id}/void", UriKind.Relative), null);

        var after = await voided.Json();
        Assert.Equal(("voided", 400, 100), (after.String("status"), after.GetProperty("captured").GetInt64(), after.GetProperty("refunded").GetInt64()));
        Assert.Equal(["authorisation", "capture", "release"], await fixture.Moved(id));
    }

    [Fact]
    public async Task PreAuthorisation_CapturedFinally_RestGoesBackByItself()
    {
        using var client = await fixture.Merchant("alipay");
        var id = await Frozen(client);

        using var captured = await client.PostJson($"/v1/pre-authorisations/{id}/capture", """{"amount":400,"final":true}""", Guid.NewGuid().ToString());

        Assert.Equal("succeeded", (await captured.Json()).String("status"));
        var after = await CodeFixture.Read(client, $"/v1/pre-authorisations/{id}");
        Assert.Equal(("captured", 400), (after.String("status"), after.GetProperty("captured").GetInt64()));
    }

    private async Task<string> Frozen(HttpClient client)
    {
        using var answer = await client.PostJson("/v1/pre-authorisations", """{"amount":1000,"currency":"EUR","payment_method":"none"}""", Guid.NewGuid().ToString());
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        JsonElement hold = await answer.Json();
        Assert.Equal("pending", hold.String("status"));
        await fixture.Act(hold, "paid");
        await CodeFixture.Becomes(client, $"/v1/pre-authorisations/{hold.String("id")}", "authorised");
        return hold.String("id");
    }
}
