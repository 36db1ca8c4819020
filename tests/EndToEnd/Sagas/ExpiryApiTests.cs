using System.Net;
using System.Text.Json;
using Payments.Ids;

namespace Payments.Tests.EndToEnd.Sagas;

/// <summary>Expiry as merchants see it, and with the process killed in the middle of it.</summary>
public sealed class ExpiryApiTests(SagaFixture fixture) : IClassFixture<SagaFixture>
{
    [Theory]
    [InlineData("59")]
    [InlineData("604801")]
    [InlineData("0")]
    [InlineData("-60")]
    public async Task Create_ExpiresInOutOfBounds_Refused(string seconds)
    {
        var (_, client) = await fixture.Merchant();
        var problem = await (await Post(client, seconds)).IsProblem(HttpStatusCode.BadRequest, "INVALID_FIELD");
        Assert.Equal("expires_in", problem.String("field"));
    }

    [Theory]
    [InlineData("60.5")]
    [InlineData("\"60\"")]
    [InlineData("99999999999")]
    public async Task Create_ExpiresInOfAnotherType_Refused(string seconds)
    {
        var (_, client) = await fixture.Merchant();
        await (await Post(client, seconds)).IsProblem(HttpStatusCode.BadRequest, "BODY_INVALID");
    }

    [Fact]
    public async Task Create_Waiting_ShowsWhenItExpiresAndAPaidOneDoesNot()
    {
        var (_, client) = await fixture.Merchant();
        var waiting = await (await Post(client, "600")).Json();
        var paid = await SagaFixture.Pay(client, "tok_visa");

        Assert.Equal(waiting.GetProperty("created_at").GetDateTimeOffset().AddMinutes(10), waiting.GetProperty("expires_at").GetDateTimeOffset());
        Assert.False(paid.TryGetProperty("expires_at", out _));
        Assert.DoesNotContain("expires", await fixture.Database.ScalarAsync<string>($"SELECT doc || (SELECT doc FROM payment_sagas WHERE key = '{paid.String("id")}') FROM payments WHERE key = '{paid.String("id")}'"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_LateSuccess_KeptAndShownAndOnlyItsTwoWordsTaken()
    {
        var (merchant, client) = await fixture.Merchant();
        Assert.Equal("refund", (await (await client.GetAsync($"/v1/merchants/{merchant}")).Json()).String("late_success"));
        using var changed = await client.SendJson(HttpMethod.Patch, $"/v1/merchants/{merchant}", """{"late_success":"honour"}""");
        Assert.Equal("honour", (await changed.Json()).String("late_success"));
        await (await client.SendJson(HttpMethod.Patch, $"/v1/merchants/{merchant}", """{"late_success":"keep"}""")).IsProblem(HttpStatusCode.BadRequest, "BODY_INVALID");
        Assert.Equal("honour", (await (await client.GetAsync($"/v1/merchants/{merchant}")).Json()).String("late_success"));
    }

    [Fact]
    public async Task Kill_InTheMiddleOfExpiries_EachVoidedOnceAndAllOfThemExpired()
    {
        var (merchant, client) = await fixture.Merchant();
        var payments = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => SagaFixture.Pay(client, "tok_3ds", 100)));
        await fixture.Platform.Kill();
        // While nobody is at work, half an hour passes for them.
        await fixture.Database.ExecuteAsync($$"""
            UPDATE payment_sagas SET due = now(), doc = jsonb_set(doc::jsonb, '{started_at}', to_jsonb((doc::jsonb ->> 'started_at')::timestamptz - interval '31 minutes'))::text
            WHERE merchant_id = '{{merchant}}'
            """);

        for (var kills = 0; kills < 3; kills++)
        {
            await fixture.StartPlatform();
            var before = await Voided();
            await Eventually.HoldsAsync(async () => await Voided() is var voided && (voided > before || voided == payments.Length), "the next ones are voided", TimeSpan.FromSeconds(60));
            await fixture.Platform.Kill();
        }

        await fixture.StartPlatform();
        var merchants = fixture.Platform.Client(client.DefaultRequestHeaders.GetValues("X-API-Key").Single());
        foreach (var payment in payments) await SagaFixture.Becomes(merchants, payment.String("id"), "expired", seconds: 60);
        var log = await fixture.Simulator.Log();
        Assert.All(payments, payment => Assert.Equal(1, log.Count(line => Is(line, "void", AttemptId.Of(payment.String("id"), AttemptId.Void)))));
        Assert.All(payments, payment => Assert.Equal(0, log.Count(line => Is(line, "charge", AttemptId.Of(payment.String("id"), AttemptId.First)))));
        await Eventually.HoldsAsync(async () => await fixture.Used(merchant) == 0, "the limits are free");
        await Eventually.HoldsAsync(
            async () => await fixture.Database.ScalarAsync<long>($"SELECT count(*) FROM orders WHERE merchant_id = '{merchant}' AND status = 'Cancelled'") == payments.Length, "every order is cancelled");
        Assert.Equal(payments.Length, await fixture.Database.ScalarAsync<long>($"SELECT count(*) FROM events WHERE merchant_id = '{merchant}' AND type = 'payment.expired'"));
        Assert.Equal(0, await fixture.Database.ScalarAsync<long>($"SELECT count(*) FROM transfers WHERE merchant_id = '{merchant}'"));
    }

    private async Task<int> Voided() => (await fixture.Simulator.Log()).Count(line => line.String("kind") == "void");

    private static bool Is(JsonElement line, string kind, string key) =>
        line.String("kind") == kind && line.TryGetProperty("key", out var of) && of.GetString() == key;

    private static Task<HttpResponseMessage> Post(HttpClient client, string seconds) =>
        client.PostJson("/v1/payments", $$"""{"amount":1000,"currency":"EUR","payment_method":"tok_3ds","expires_in":{{seconds}}}""", Guid.NewGuid().ToString());
}
