using System.Net;
using System.Text.Json;
using Payments.Ids;

namespace Payments.Tests.EndToEnd.Checkout;

/// <summary>Many at once, and the process killed in the middle.</summary>
public sealed class PaymentRaceTests(PaymentFixture fixture) : IClassFixture<PaymentFixture>
{
    /// <summary>The daily limit of the merchants of these tests, in minor units.</summary>
    private const long Daily = 10_000_000_00;

    private const string Open = "FROM payment_saga_states s LEFT JOIN payments p USING (key) LEFT JOIN orders o ON o.key = p.order_id WHERE s.status = 'Running' OR o.status IS DISTINCT FROM 'Paid'";

    [Fact]
    public async Task Create_HundredConcurrentPaymentsAboveTheDailyLimit_NeverMoreThanTheLimit()
    {
        var (merchant, client) = await fixture.Merchant();
        const long amount = 950_000_00;

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Post(client, amount, Guid.NewGuid().ToString())));

        Assert.Equal(Daily / amount, answers.Count(answer => answer.StatusCode == HttpStatusCode.Created));
        foreach (var refused in answers.Where(answer => answer.StatusCode != HttpStatusCode.Created))
            await refused.IsProblem(HttpStatusCode.UnprocessableEntity, "LIMIT_DAILY_EXCEEDED");
        Assert.Equal(Daily / amount * amount, await fixture.Database.ScalarAsync<decimal>($"SELECT sum(amount) FROM payments WHERE merchant_id = '{merchant}'"));
    }

    [Fact]
    public async Task Kill_InTheMiddleOfPayments_NoneChargedTwiceNoneStuckNoneLost()
    {
        var (_, merchant) = await fixture.Merchant();
        var key = merchant.DefaultRequestHeaders.GetValues("X-API-Key").Single();
        var acknowledged = new List<string>();
        var sent = new List<string>();
        var caught = new HashSet<string>();
        for (var round = 0; round < 5 || !caught.IsSupersetOf(["intended", "charged"]); round++)
        {
            Assert.True(round < 40, $"40 kills met only: {string.Join(", ", caught)}");
            await using var platform = await fixture.StartPlatform();
            using var client = platform.Client(key);
            var enough = acknowledged.Count + 20 + 7 * round;
            var running = Enumerable.Range(0, 8).Select(_ => PayUntilKilled(client, sent, acknowledged)).ToList();
            await Eventually.HoldsAsync(() => acknowledged.Count >= enough, $"{enough} payments are acknowledged");
            await platform.Kill();
            await Task.WhenAll(running);
            caught.UnionWith(await StepsLeftOpen());
        }

        await using var last = await fixture.StartPlatform();
        await Eventually.HoldsAsync(
            async () => await fixture.Database.ScalarAsync<long>($"SELECT count(*) {Open}") == 0,
            "no saga is stuck",
            TimeSpan.FromSeconds(60));

        var charges = (await fixture.Simulator.Log()).Where(line => line.GetProperty("kind").GetString() == "charge").Select(line => line.GetProperty("key").GetString()!).ToList();
        Assert.Equal(charges.Count, charges.Distinct().Count());
        Assert.Equal(0, await fixture.Database.ScalarAsync<long>("SELECT count(*) FROM payments WHERE status IN ('Processing', 'Unknown', 'Pending')"));
        Assert.Equal(
            await fixture.Database.ScalarAsync<long>("SELECT count(*) FROM payments WHERE status = 'Succeeded'"),
            await fixture.Database.ScalarAsync<long>("SELECT count(*) FROM transfers WHERE ordinal = 1"));
        Assert.Equal(charges.Count, await fixture.Database.ScalarAsync<long>("SELECT count(*) FROM payments WHERE status = 'Succeeded'"));
        using var reader = last.Client(key);
        foreach (var id in acknowledged)
            Assert.Equal("succeeded", JsonElement.Parse(await reader.GetStringAsync($"/v1/payments/{id}")).String("status"));
    }

    /// <summary>Between which steps the killed process has left its payments: between intent and charge, charge and booking, booking and order.</summary>
    private async Task<IEnumerable<string>> StepsLeftOpen()
    {
        var charged = (await fixture.Simulator.Log()).Where(line => line.GetProperty("kind").GetString() == "charge").Select(line => line.GetProperty("key").GetString()!).ToHashSet();
        var open = await fixture.Database.ColumnAsync($"SELECT s.key || ' ' || (p.key IS NOT NULL) {Open}");
        return open.Select(row => row.Split(' ')).Select(row => row[1] == "true" ? "booked" : charged.Contains(AttemptId.Of(row[0], "1")) ? "charged" : "intended").ToList();
    }

    private static async Task PayUntilKilled(HttpClient client, List<string> sent, List<string> acknowledged)
    {
        try
        {
            while (true)
            {
                var key = Guid.NewGuid().ToString();
                lock (sent) sent.Add(key);
                using var answer = await Post(client, 100, key);
                Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
                var id = (await answer.Json()).String("id");
                lock (acknowledged) acknowledged.Add(id);
            }
        }
        catch (HttpRequestException)
        {
            // The process is gone.
        }
    }

    private static Task<HttpResponseMessage> Post(HttpClient client, long amount, string key) =>
        client.PostJson("/v1/payments", $$"""{"amount":{{amount}},"currency":"EUR","payment_method":"tok_visa"}""", key);
}
