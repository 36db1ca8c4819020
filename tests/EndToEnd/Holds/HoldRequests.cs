using System.Net;
using System.Text.Json;
using Payments.Ids;
using Payments.Tests.EndToEnd.Checkout;

namespace Payments.Tests.EndToEnd.Holds;

/// <summary>Pre-authorisations as tests ask for them.</summary>
internal static class HoldRequests
{
    public static Task<HttpResponseMessage> Hold(this HttpClient client, string token = "tok_visa", long amount = 1_000, string? key = null, int? seconds = null) => client.PostJson(
        "/v1/pre-authorisations",
        $$"""{"amount":{{amount}},"currency":"EUR","payment_method":"{{token}}"{{(seconds is null ? "" : $",\"expires_in_seconds\":{seconds}")}}}""",
        key ?? Guid.NewGuid().ToString());

    public static async Task<string> Held(this HttpClient client, string token = "tok_visa", long amount = 1_000, int? seconds = null)
    {
        var hold = await Created(await client.Hold(token, amount, seconds: seconds));
        Assert.Equal("authorised", hold.String("status"));
        return hold.String("id");
    }

    public static Task<HttpResponseMessage> Capture(this HttpClient client, string hold, long? amount = null, bool final = false, string? key = null) => client.PostJson(
        $"/v1/pre-authorisations/{hold}/capture", $$"""{"final":{{(final ? "true" : "false")}}{{(amount is null ? "" : $",\"amount\":{amount}")}}}""", key ?? Guid.NewGuid().ToString());

    public static async Task<string> Captured(this HttpClient client, string hold, long? amount = null, bool final = false)
    {
        var capture = await Created(await client.Capture(hold, amount, final));
        Assert.Equal("succeeded", capture.String("status"));
        return capture.String("id");
    }

    public static Task<HttpResponseMessage> Refund(this HttpClient client, string hold, long? amount = null, string? capture = null, string? key = null)
    {
        string?[] fields = [amount is null ? null : $"\"amount\":{amount}", capture is null ? null : $"\"capture_id\":\"{capture}\""];
        return client.PostJson($"/v1/pre-authorisations/{hold}/refunds", $"{{{string.Join(',', fields.OfType<string>())}}}", key ?? Guid.NewGuid().ToString());
    }

    public static Task<HttpResponseMessage> Void(this HttpClient client, string hold) => client.PostAsync($"/v1/pre-authorisations/{hold}/void", null);

    public static async Task<JsonElement> Read(this HttpClient client, string hold)
    {
        using var answer = await client.GetAsync($"/v1/pre-authorisations/{hold}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Json();
    }

    public static Task Becomes(this HttpClient client, string hold, string status) =>
        Eventually.HoldsAsync(async () => (await client.Read(hold)).String("status") == status, $"{hold} is {status}", TimeSpan.FromSeconds(40));

    public static async Task<JsonElement> Created(HttpResponseMessage answer)
    {
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return await answer.Json();
    }

    /// <summary>What counts against the month: all of it, and what of that is still held.</summary>
    public static async Task<(long Used, long Held)> Month(this HttpClient client)
    {
        var month = (await (await client.GetAsync("/v1/limits")).Json()).GetProperty("month");
        return (month.GetProperty("used").GetInt64(), month.GetProperty("held").GetInt64());
    }

    public static async Task<List<string>> Events(this HttpClient client, string id) =>
        [.. (await (await client.GetAsync($"/v1/events?object_id={id}&limit=100")).Json()).GetProperty("items").EnumerateArray().Select(one => one.String("type")).Reverse()];

    /// <summary>What the witness saw of all that a pre-authorisation, or a refund, asked of the channel, in order: the kind and the amount.</summary>
    public static async Task<List<string>> SeenOf(this SimulatorProcess simulator, string id) =>
        [.. (await simulator.Log())
            .Where(line => line.TryGetProperty("key", out var key) && AttemptId.OwnerOf(key.GetString()!) == id && line.String("kind") is not ("query" or "duplicate"))
            .Select(line => $"{line.String("kind")} {line.GetProperty("amount").GetInt64()}")];

    /// <summary>What the books say that the merchant's channel owes.</summary>
    public static Task<decimal> Booked(this PaymentFixture fixture, string merchant) => fixture.Database.ScalarAsync<decimal>(
        $"SELECT coalesce(sum(amount), 0)::numeric FROM transfers WHERE merchant_id = '{merchant}' AND debit = 'channel/simulator/clearing'");
}
