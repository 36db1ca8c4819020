using System.Net;
using Payments.Tests.EndToEnd.Checkout;

namespace Payments.Tests.EndToEnd.Limits;

/// <summary>A hold whose saga never came back is freed; one whose saga is under way is kept, however old.</summary>
public sealed class LimitLeakTests : IAsyncLifetime
{
    private readonly PaymentFixture _fixture = new();

    public Task InitializeAsync() => _fixture.InitializeAsync();

    [Fact]
    public async Task Holds_FoundAfterARestart_LeakedOnesFreedOthersKept()
    {
        var (waiting, leaking) = (await _fixture.Merchant(), await _fixture.Merchant());
        using var paid = await waiting.Client.PostJson("/v1/payments", """{"amount":300,"currency":"EUR","payment_method":"tok_3ds"}""", Guid.NewGuid().ToString());
        Assert.Equal("pending", (await paid.Json()).String("status"));
        using var first = await leaking.Client.PostJson("/v1/payments", """{"amount":500,"currency":"EUR","payment_method":"tok_3ds"}""", Guid.NewGuid().ToString());
        var lost = (await first.Json()).String("id");

        await _fixture.Platform.Kill();
        // As a crash between hold and saga leaves it, long ago; the other payment goes on waiting for its customer.
        await _fixture.Database.ExecuteAsync($"DELETE FROM payment_sagas WHERE key = '{lost}'; DELETE FROM payments WHERE key = '{lost}'");
        await _fixture.Database.ExecuteAsync("""UPDATE limits SET doc = regexp_replace(doc, '"since":"[^"]*"', '"since":"2026-01-01T00:00:00+00:00"', 'g')""");
        await using var restarted = await _fixture.StartPlatform();
        using var leaked = restarted.Client(Key(leaking.Client));
        using var kept = restarted.Client(Key(waiting.Client));
        Assert.Equal(300, await Held(kept));

        await Eventually.HoldsAsync(async () => await Held(leaked) == 0, "the leaked hold is freed");

        // Its grain was activated first, and so it was checked first.
        Assert.Equal(300, await Held(kept));
    }

    [Fact]
    public async Task Holds_OfARepetitionThatACrashCutShort_FreedAndThePaymentStaysUsed()
    {
        var merchant = await _fixture.Merchant();
        using var paid = await merchant.Client.PostJson("/v1/payments", """{"amount":700,"currency":"EUR","payment_method":"tok_visa"}""", Guid.NewGuid().ToString());
        var id = (await paid.Json()).String("id");
        await Eventually.HoldsAsync(async () => await Held(merchant.Client) == 0, "the payment is used");
        await _fixture.Platform.Kill();
        // As a crash leaves it between the hold of a request that took the payment for new and the row that says otherwise.
        await _fixture.Database.ExecuteAsync($$"""
            UPDATE limits SET doc = jsonb_build_object(
              'days', (SELECT jsonb_object_agg(key, 1400) FROM jsonb_each(doc::jsonb -> 'days')),
              'months', (SELECT jsonb_object_agg(key, 1400) FROM jsonb_each(doc::jsonb -> 'months')),
              'held', (SELECT jsonb_build_object('{{id}}~1', jsonb_build_object('day', key, 'minor', 700, 'since', '2026-01-01T00:00:00+00:00')) FROM jsonb_object_keys(doc::jsonb -> 'days') key))::text
            WHERE key = '{{merchant.Id}}'
            """);
        await using var restarted = await _fixture.StartPlatform();
        using var client = restarted.Client(Key(merchant.Client));
        Assert.Equal(700, await Held(client));

        await Eventually.HoldsAsync(async () => await Held(client) == 0, "the hold is freed");

        Assert.Equal(700, await Month(client, "used"));
    }

    public Task DisposeAsync() => _fixture.DisposeAsync();

    private static string Key(HttpClient client) => client.DefaultRequestHeaders.GetValues("X-API-Key").Single();

    private static Task<long> Held(HttpClient client) => Month(client, "held");

    private static async Task<long> Month(HttpClient client, string what)
    {
        using var answer = await client.GetAsync("/v1/limits");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Json()).GetProperty("month").GetProperty(what).GetInt64();
    }
}
