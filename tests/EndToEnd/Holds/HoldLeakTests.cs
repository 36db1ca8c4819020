using Payments.Tests.EndToEnd.Checkout;
using static Payments.Tests.EndToEnd.Holds.HoldRequests;

namespace Payments.Tests.EndToEnd.Holds;

/// <summary>What the limits hold for a pre-authorisation that they never heard of again.</summary>
public sealed class HoldLeakTests : IAsyncLifetime
{
    private readonly PaymentFixture _fixture = new();

    public Task InitializeAsync() => _fixture.InitializeAsync();

    [Fact]
    public async Task Holds_FoundAfterARestart_LostOnesFreedAuthorisedOnesCountedOnceOthersKept()
    {
        var (_, losing) = await _fixture.Merchant();
        var (merchant, waiting) = await _fixture.Merchant();
        var lost = (await Created(await losing.Hold("tok_3ds", 500))).String("id");
        await Created(await waiting.Hold("tok_3ds", 300));
        // The last write of the limits is older than the authorisation: nobody waits for that one.
        await waiting.Held(amount: 200);

        await _fixture.Platform.Kill();
        Assert.Equal(2, await _fixture.Database.ScalarAsync<long>($"SELECT count(*) FROM limits, jsonb_object_keys(doc::jsonb -> 'held') WHERE limits.key = '{merchant}'"));
        await _fixture.Database.ExecuteAsync($"DELETE FROM pre_authorisations WHERE key = '{lost}'");
        await _fixture.Database.ExecuteAsync("""UPDATE limits SET doc = regexp_replace(doc, '"since":"[^"]*"', '"since":"2026-01-01T00:00:00+00:00"', 'g')""");
        await using var restarted = await _fixture.StartPlatform();
        using var freed = restarted.Client(losing.DefaultRequestHeaders.GetValues("X-API-Key").Single());
        using var kept = restarted.Client(waiting.DefaultRequestHeaders.GetValues("X-API-Key").Single());

        Assert.Equal((0, 500), await kept.Month());
        await Eventually.HoldsAsync(async () => await freed.Month() == (0, 0), "the lost one is freed");
        Assert.Equal((0, 500), await kept.Month());
    }

    public Task DisposeAsync() => _fixture.DisposeAsync();
}
