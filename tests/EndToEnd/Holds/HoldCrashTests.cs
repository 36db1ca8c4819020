using Payments.Tests.EndToEnd.Checkout;
using static Payments.Tests.EndToEnd.Holds.HoldRequests;

namespace Payments.Tests.EndToEnd.Holds;

/// <summary>kill -9 while the channel works: what was wanted is done once, and found again.</summary>
public sealed class HoldCrashTests : IAsyncLifetime
{
    private readonly PaymentFixture _fixture = new();

    public Task InitializeAsync() => _fixture.InitializeAsync();

    // The channel acts on late ones only after the process has gone; slow ones have acted before.
    [Theory]
    [InlineData("tok_refund_late")]
    [InlineData("tok_refund_slow")]
    public async Task Kill_BetweenIntentAndAnswerOfACapture_CapturedOnce(string token)
    {
        var (merchant, client) = await _fixture.Merchant();
        var hold = await client.Held(token);
        var key = Guid.NewGuid().ToString();
        var lost = client.Capture(hold, 600, key: key);
        await Eventually.HoldsAsync(async () => await Captures(hold) == 1, "the intent is durable");
        await _fixture.Platform.Kill();
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => lost);

        await using var restarted = await _fixture.StartPlatform();
        using var again = restarted.Client(client.DefaultRequestHeaders.GetValues("X-API-Key").Single());
        await Created(await again.Capture(hold, 600, key: key));
        await Eventually.HoldsAsync(async () => (await again.Read(hold)).GetProperty("captured").GetInt64() == 600, "the capture is done", TimeSpan.FromSeconds(40));

        Assert.Equal(["authorisation 1000", "capture 600"], await _fixture.Simulator.SeenOf(hold));
        Assert.Equal(600, await _fixture.Booked(merchant));
        Assert.Equal((600, 400), await again.Month());
    }

    [Fact]
    public async Task Kill_WhileAuthorisingAndVoiding_TheSweepBringsBothToTheirEnd()
    {
        var (_, client) = await _fixture.Merchant();
        var voided = await client.Held("tok_refund_late");
        var ended = client.Void(voided);
        var created = client.Hold("tok_late");
        await Eventually.HoldsAsync(async () => await Rows("Processing") == 1 && await Rows("Voiding") == 1, "both intents are durable");
        await _fixture.Platform.Kill();
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => ended);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => created);

        await using var restarted = await _fixture.StartPlatform();
        using var again = restarted.Client(client.DefaultRequestHeaders.GetValues("X-API-Key").Single());
        await again.Becomes(voided, "voided");
        var other = (await (await again.GetAsync("/v1/pre-authorisations?limit=1")).Json()).GetProperty("items")[0].String("id");
        await again.Becomes(other, "authorised");
        Assert.Equal(["authorisation 1000", "release 1000"], await _fixture.Simulator.SeenOf(voided));
        Assert.Equal(["authorisation 1000"], await _fixture.Simulator.SeenOf(other));
        Assert.Equal((0, 1_000), await again.Month());
    }

    public Task DisposeAsync() => _fixture.DisposeAsync();

    private Task<long> Captures(string hold) => _fixture.Database.ScalarAsync<long>($"SELECT jsonb_array_length(doc::jsonb -> 'captures')::bigint FROM pre_authorisations WHERE key = '{hold}'");

    private Task<long> Rows(string status) => _fixture.Database.ScalarAsync<long>($"SELECT count(*) FROM pre_authorisations WHERE status = '{status}'");
}
