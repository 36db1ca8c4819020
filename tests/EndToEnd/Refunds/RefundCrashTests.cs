using System.Net;
using Payments.Tests.EndToEnd.Checkout;
using Payments.Tests.EndToEnd.Holds;

namespace Payments.Tests.EndToEnd.Refunds;

/// <summary>The process killed between wish, hold, the channel's answer and the booking of refunds.</summary>
public sealed class RefundCrashTests(PaymentFixture fixture) : IClassFixture<PaymentFixture>
{
    private const string OpenSteps = """
        SELECT CASE WHEN r.merchant_id <> '' THEN 'started' WHEN t.id IS NULL THEN 'wished' ELSE 'held' END
        FROM refunds r LEFT JOIN transfers t ON t.transaction_id = r.key AND t.ordinal = 1 WHERE r.due IS NOT NULL
        """;

    [Theory]
    [InlineData("payments")]
    [InlineData("pre-authorisations")]
    public async Task Kill_InTheMiddleOfRefunds_NoMoneyStaysSetAsideAndNoneIsPaidTwice(string things)
    {
        var (merchant, client) = await fixture.Merchant();
        var caught = new HashSet<string>();
        for (var round = 0; caught.Count < 3; round++)
        {
            Assert.True(round < 60, $"60 kills met only: {string.Join(", ", caught)}");
            await using var platform = await fixture.StartPlatform();
            using var own = platform.Client(client.DefaultRequestHeaders.GetValues("X-API-Key").Single());
            var paid = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => things == "payments" ? Pay(own) : Capture(own)));
            var done = 0;
            var running = paid.Select(id => RefundUntilKilled(own, $"/v1/{things}/{id}/refunds", () => Interlocked.Increment(ref done))).ToList();
            await Eventually.HoldsAsync(() => Task.FromResult(Volatile.Read(ref done) >= 5 + round), "some refunds are answered");
            await platform.Kill();
            await Task.WhenAll(running);
            caught.UnionWith(await fixture.Database.ColumnAsync(OpenSteps));
        }

        await using var last = await fixture.StartPlatform();
        await Eventually.HoldsAsync(
            async () => await fixture.Database.ScalarAsync<long>("SELECT count(*) FROM refunds WHERE due IS NOT NULL OR merchant_id = ''") == 0, "no refund is stuck", TimeSpan.FromSeconds(60));

        Assert.Equal(0, await fixture.Database.ScalarAsync<decimal>(
            $"SELECT sum(CASE WHEN credit LIKE '%/refunds' THEN amount ELSE -amount END) FROM transfers WHERE merchant_id = '{merchant}' AND (debit LIKE '%/refunds' OR credit LIKE '%/refunds')"));
        var refunds = (await fixture.Simulator.Log()).Where(line => line.GetProperty("kind").GetString() == "refund").Select(line => line.GetProperty("key").GetString()!).ToList();
        Assert.Equal(refunds.Count, refunds.Distinct().Count());
        Assert.Equal(refunds.Count, await fixture.Database.ScalarAsync<long>("SELECT count(*) FROM refunds WHERE status = 'Succeeded'"));
        Assert.Equal(refunds.Count, await fixture.Database.ScalarAsync<long>("SELECT count(*) FROM transfers WHERE transaction_id LIKE 'ref\\_%' AND ordinal = 1"));
        // What payments and captures say was refunded is what was: each refund of one minor unit.
        Assert.Equal(refunds.Count, await fixture.Database.ScalarAsync<long>("""
            SELECT (SELECT coalesce(sum(refunded), 0) FROM pre_authorisations)::bigint + (SELECT count(*) FROM payments, jsonb_array_elements(doc::jsonb -> 'refunds') AS refund WHERE refund ->> 'status' = 'succeeded')
            """));
    }

    [Fact]
    public async Task Refused_NothingOfItStays()
    {
        var (_, client) = await fixture.Merchant();
        var payment = await Pay(client);
        var key = Guid.NewGuid().ToString();

        await (await client.PostJson($"/v1/payments/{payment}/refunds", """{"amount":1001}""", key)).IsProblem(HttpStatusCode.UnprocessableEntity, "REFUND_EXCEEDS_CAPTURED");

        Assert.Equal(0, await fixture.Database.ScalarAsync<long>($"SELECT count(*) FROM refunds WHERE payment_id = '{payment}'"));
        // Nothing happened, so the key is still free for what fits.
        Assert.Equal(HttpStatusCode.Created, (await client.PostJson($"/v1/payments/{payment}/refunds", """{"amount":1000}""", key)).StatusCode);
    }

    private static async Task RefundUntilKilled(HttpClient client, string path, Action answered)
    {
        try
        {
            for (var i = 0; i < 1000; i++)
            {
                using var answer = await client.PostJson(path, """{"amount":1}""", Guid.NewGuid().ToString());
                // A process that has only just started may ask for patience.
                if (answer.StatusCode == HttpStatusCode.Created) answered();
                else await Task.Delay(20);
            }
        }
        catch (HttpRequestException)
        {
            // The process is gone.
        }
    }

    private static async Task<string> Capture(HttpClient client)
    {
        var hold = await client.Held();
        await client.Captured(hold);
        return hold;
    }

    private static async Task<string> Pay(HttpClient client)
    {
        using var answer = await client.PostJson("/v1/payments", """{"amount":1000,"currency":"EUR","payment_method":"tok_visa"}""", Guid.NewGuid().ToString());
        return (await answer.Json()).String("id");
    }
}
