using System.Net;
using System.Text.Json;

namespace Payments.Tests.EndToEnd.Routing;

/// <summary>kill -9 of the platform while a payment goes on from a channel that declines to the next one.</summary>
public sealed class KilledFallbackTests(KilledPlatform world) : IClassFixture<KilledPlatform>
{
    private const string Payment = """{"amount":1234,"currency":"EUR","payment_methods":{"stripe":"pm_card_visa_chargeDeclined","simulator":"tok_visa"} }""";

    [Theory]
    [InlineData("stripe", Moment.Asked)]
    [InlineData("stripe", Moment.Acted)]
    [InlineData("stripe", Moment.Answered)]
    [InlineData("simulator", Moment.Asked)]
    [InlineData("simulator", Moment.Acted)]
    [InlineData("simulator", Moment.Answered)]
    public async Task Kill_AtAStepOfAFallback_ChargedOnceAndEachAttemptKept(string channel, Moment moment)
    {
        var request = Guid.NewGuid().ToString();
        await KilledAt(channel, moment, request);
        await world.Start();
        using var client = world.Platform.Client(world.MerchantKey);

        var payment = await Repeated(client, request);

        var id = payment.String("id");
        Assert.Equal("succeeded", payment.String("status"));
        Assert.Equal([$"att_{id}_2"], await world.Charges(id));
        Assert.Equal(["stripe/main declined", "simulator/main succeeded"], await Attempts(client, id));
        Assert.Equal(["channel/simulator/main/clearing"], await world.Database.ColumnAsync($"SELECT debit FROM transfers WHERE transaction_id = '{id}' AND ordinal = 1"));
        // It was decided once, and counts once.
        var routing = (await (await client.GetAsync($"/v1/payments/{id}/routing")).Json()).GetProperty("decisions");
        Assert.Equal(["stripe", "simulator"], Assert.Single(routing.EnumerateArray()).GetProperty("decision").GetProperty("channels").EnumerateArray().Select(one => one.String("channel")));
        var day = (await (await client.GetAsync("/v1/limits")).Json()).GetProperty("day");
        Assert.Equal(1234 * await world.Database.ScalarAsync<long>($"SELECT count(*) FROM payments WHERE merchant_id = '{payment.String("merchant_id")}'"), day.GetProperty("used").GetInt64() + day.GetProperty("held").GetInt64());
    }

    /// <summary>The sweep may have found it first, and then it is under way.</summary>
    private static async Task<JsonElement> Repeated(HttpClient client, string request)
    {
        JsonElement payment = default;
        await Eventually.HoldsAsync(
            async () =>
            {
                using var answer = await client.PostJson("/v1/payments", Payment, request);
                payment = await answer.Json();
                return answer.StatusCode == HttpStatusCode.Created;
            },
            "the repeated request is answered",
            TimeSpan.FromSeconds(60));
        return payment;
    }

    private async Task KilledAt(string channel, Moment moment, string request)
    {
        var platform = world.Platform;
        var left = 1;
        world.Proxy.At(async (at, when) =>
        {
            if (at != channel || when != moment || Interlocked.Decrement(ref left) < 0) return true;
            await platform.Kill();
            return false;
        });
        using var client = platform.Client(world.MerchantKey);
        try
        {
            using var answer = await client.PostJson("/v1/payments", Payment, request);
            // Only after the last step may an answer have been quicker than the end.
            Assert.Equal(("simulator", Moment.Answered), (channel, moment));
        }
        catch (HttpRequestException)
        {
            // It died under the request.
        }

        await platform.WaitForExit();
        await platform.DisposeAsync();
    }

    private static async Task<IEnumerable<string>> Attempts(HttpClient client, string payment)
    {
        var timeline = await (await client.GetAsync($"/v1/payments/{payment}/timeline")).Json();
        return timeline.GetProperty("entries").EnumerateArray()
            .Where(entry => entry.TryGetProperty("attempt", out _))
            .Select(entry => $"{entry.GetProperty("attempt").String("channel")} {entry.GetProperty("attempt").String("outcome")}");
    }
}
