using System.Net;
using Payments.Tests.EndToEnd.Checkout;
using static Payments.Tests.EndToEnd.Holds.HoldRequests;

namespace Payments.Tests.EndToEnd.Holds;

/// <summary>What happens by itself: the announcement a day before, and the end when its time has come.</summary>
public sealed class HoldExpiryTests : IAsyncLifetime
{
    private readonly PaymentFixture _fixture = new();

    public Task InitializeAsync() => _fixture.InitializeAsync();

    [Fact]
    public async Task Expiry_OfWhatWasNotCaptured_LetGoAtTheChannelAndLimitsFree()
    {
        var (merchant, client) = await _fixture.Merchant();
        var hold = await client.Held(seconds: 8);
        await Created(await client.Capture(hold, 400));
        var pending = (await Created(await client.Hold("tok_3ds", seconds: 2))).String("id");

        await client.Becomes(hold, "expired");
        await client.Becomes(pending, "expired");

        Assert.Equal(["authorisation 1000", "capture 400", "release 1000"], await _fixture.Simulator.SeenOf(hold));
        Assert.Equal(["pending 1000", "release 1000"], await _fixture.Simulator.SeenOf(pending));
        Assert.Equal((400, 0), await client.Month());
        Assert.Equal(400, await _fixture.Booked(merchant));
        await (await client.Capture(hold, 1)).IsProblem(HttpStatusCode.Conflict, "PREAUTHORISATION_EXPIRED");
        await (await client.Void(hold)).IsProblem(HttpStatusCode.Conflict, "PREAUTHORISATION_EXPIRED");
        Assert.Equal(["preauthorisation.voiding", "preauthorisation.expired"], (await client.Events(hold)).TakeLast(2));
        // A life shorter than the notice is not announced.
        Assert.DoesNotContain("preauthorisation.expiring", await client.Events(hold));
    }

    [Fact]
    public async Task Alert_ADayBefore_OnceThoughTheProcessWasDownAtItsTime()
    {
        var (_, client) = await _fixture.Merchant();
        var hold = await client.Held();
        await _fixture.Platform.Kill();
        // Six days and some hours pass while nobody is there.
        await _fixture.Database.ExecuteAsync($"""
            UPDATE pre_authorisations SET due = now() - interval '1 second', expires_at = now() + interval '20 hours',
              doc = (doc::jsonb || jsonb_build_object('expires_at', now() + interval '20 hours', 'alert_at', now() - interval '1 second', 'due', now() - interval '1 second'))::text
            WHERE key = '{hold}'
            """);
        await using var restarted = await _fixture.StartPlatform();
        using var again = restarted.Client(client.DefaultRequestHeaders.GetValues("X-API-Key").Single());

        await Eventually.HoldsAsync(async () => (await again.Events(hold)).Contains("preauthorisation.expiring"), "it is announced", TimeSpan.FromSeconds(40));

        Assert.Single(await again.Events(hold), type => type == "preauthorisation.expiring");
        Assert.InRange((await again.Read(hold)).GetProperty("remaining_seconds").GetInt64(), 19 * 3_600, 20 * 3_600);
        Assert.Equal(1, await _fixture.Database.ScalarAsync<long>($"SELECT count(*) FROM pre_authorisations WHERE key = '{hold}' AND due = expires_at"));
    }

    public Task DisposeAsync() => _fixture.DisposeAsync();
}
