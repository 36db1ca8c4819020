using System.Net;
using System.Text.Json;
using Payments.Tests.EndToEnd.Checkout;

namespace Payments.Tests.EndToEnd.Limits;

public sealed class LimitsApiTests(PaymentFixture fixture) : IClassFixture<PaymentFixture>
{
    [Fact]
    public async Task Limits_AfterPayments_UsedHeldAndReset()
    {
        var (_, client) = await fixture.Merchant();
        await Pay(client, "tok_visa", 1_000);
        await Pay(client, "tok_chargeDeclined", 70);
        await Pay(client, "tok_3ds", 300);

        // What a payment has used is told apart from what it holds a moment after its answer.
        await Eventually.HoldsAsync(async () => Sums(await Read(client), "day") == (1_000, 300), "the day shows both");
        var limits = await Read(client);

        Assert.Equal((1_000L, 300L), Sums(limits, "month"));
        Assert.Equal(100_000_000, limits.GetProperty("single").GetProperty("limit").GetInt64());
        Assert.Equal(1_000_000_000, limits.GetProperty("day").GetProperty("limit").GetInt64());
        Assert.Equal("Etc/UTC", limits.String("time_zone"));
        var reset = limits.GetProperty("day").GetProperty("resets_at").GetDateTimeOffset();
        Assert.Equal(limits.GetProperty("day").String("period"), reset.AddDays(-1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Refund_OfACountedPayment_GivesItsLimitBackOnce()
    {
        var (id, client) = await fixture.Merchant();
        var payment = await Pay(client, "tok_visa", 1_000);
        await Pay(client, "tok_visa", 50);
        // The merchant moves to the other side of the date line: what counts is where the payment was counted.
        using var moved = await client.SendJson(HttpMethod.Patch, $"/v1/merchants/{id}", """{"time_zone":"Pacific/Kiritimati"}""", Guid.NewGuid().ToString());
        var key = Guid.NewGuid().ToString();
        for (var i = 0; i < 3; i++)
        {
            using var refund = await client.PostJson($"/v1/payments/{payment}/refunds", """{"amount":400}""", key);
            Assert.Equal(HttpStatusCode.Created, refund.StatusCode);
        }

        var days = await fixture.Database.ScalarAsync<string>($"SELECT (doc::jsonb -> 'days')::text FROM limits WHERE key = '{id}'");
        Assert.Equal(650, Assert.Single(JsonDocument.Parse(days).RootElement.EnumerateObject()).Value.GetInt64());
        Assert.Equal(HttpStatusCode.OK, moved.StatusCode);
    }

    [Fact]
    public async Task Limits_AdministratorsKey_Refused()
    {
        using var administrator = fixture.Platform.Client(fixture.Platform.AdministratorKey);
        await (await administrator.GetAsync("/v1/limits")).IsProblem(HttpStatusCode.Forbidden, "MERCHANT_REQUIRED");
    }

    [Fact]
    public async Task Tier_MonthNearlyUsed_RecommendsTheNextAndSaysWhy()
    {
        var (id, client) = await fixture.Merchant();
        using var administrator = fixture.Platform.Client(fixture.Platform.AdministratorKey);
        await administrator.PostJson($"/v1/merchants/{id}/tier", """{"tier":"business","reason":"test"}""");
        await administrator.PutJson($"/v1/merchants/{id}/overrides", """{"reason":"test","per_month":1000}""");
        Assert.False((await Tier(client, id)).TryGetProperty("recommendation", out _));
        // The terms that payments go by are at most five seconds old; these do not depend on them.
        await Pay(client, "tok_visa", 801);

        var recommendation = (await Tier(client, id)).GetProperty("recommendation");

        Assert.Equal(("upgrade", "enterprise"), (recommendation.String("direction"), recommendation.String("tier")));
        Assert.Contains("80 % of the month's limit of 1000", recommendation.String("reason"), StringComparison.Ordinal);
    }

    private static async Task<JsonElement> Tier(HttpClient client, string id) => await (await client.GetAsync($"/v1/merchants/{id}/tier")).Json();

    private static async Task<JsonElement> Read(HttpClient client)
    {
        using var answer = await client.GetAsync("/v1/limits");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Json();
    }

    private static (long Used, long Held) Sums(JsonElement limits, string period) =>
        (limits.GetProperty(period).GetProperty("used").GetInt64(), limits.GetProperty(period).GetProperty("held").GetInt64());

    private static async Task<string> Pay(HttpClient client, string method, long amount)
    {
        using var answer = await client.PostJson("/v1/payments", $$"""{"amount":{{amount}},"currency":"EUR","payment_method":"{{method}}"}""", Guid.NewGuid().ToString());
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.Json()).String("id");
    }
}
