using System.Collections.Concurrent;

namespace Payments.Tests.EndToEnd.Webhooks;

/// <summary>Ten minutes on the test's clock, with the back-off as it is delivered: 1 s, 2 s, 4 s and so on.</summary>
public sealed class LongOutageTests : IAsyncLifetime
{
    private const int Deliveries = 5;
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    private readonly SharedClock _clock = new();
    private readonly WebhookFixture _fixture;

    public LongOutageTests() => _fixture = new WebhookFixture { Settings = new Dictionary<string, string> { ["PAYMENTS_CLOCK_FILE"] = _clock.FilePath } };

    public Task InitializeAsync() => _fixture.InitializeAsync();

    [Fact]
    public async Task ReceiverDownForTenMinutesAndPlatformKilledMeanwhile_EverythingArrivesWithStableIds()
    {
        await using var inbox = new Inbox();
        using var client = await _fixture.Merchant();
        var (endpoint, secret) = await WebhookFixture.Endpoint(client, inbox.Url, "payment.succeeded");
        for (var i = 0; i < Deliveries; i++) await WebhookFixture.Pay(client);
        await Eventually.HoldsAsync(async () => await Count(endpoint, "attempts > 0") == Deliveries, "each is tried");
        var ids = await Ids(endpoint);
        var began = _clock.GetUtcNow();

        await Pass(endpoint, until: began.AddMinutes(5));
        await _fixture.Platform.Kill();
        _clock.Forward(Step);
        await _fixture.StartPlatform();
        await Pass(endpoint, until: began.AddMinutes(10));

        Assert.Equal(Deliveries, await Count(endpoint, "status = 'pending' AND attempts >= 5"));
        var genuine = new ConcurrentQueue<bool>();
        inbox.Answer = (webhook, _) =>
        {
            // Judged on arrival, as a receiver does: minutes pass on this clock before the last one has come.
            genuine.Enqueue(webhook.IsGenuine(secret, _clock));
            return Task.CompletedTask;
        };
        await inbox.Open();
        // The tenth try of each comes about seventeen minutes after the first.
        while (await Count(endpoint, "status = 'succeeded'") < Deliveries && _clock.GetUtcNow() < began.AddMinutes(30)) await Pass(endpoint, until: _clock.GetUtcNow() + Step);
        Assert.Equal(ids, await Ids(endpoint));
        Assert.Equal(ids, inbox.Received.Select(one => one.Id).Order(StringComparer.Ordinal));
        Assert.All(genuine, Assert.True);
        Assert.True(await _fixture.Database.ScalarAsync<TimeSpan>($"SELECT min(succeeded_at - created_at) FROM webhook_notifications WHERE endpoint_id = '{endpoint}'") >= TimeSpan.FromMinutes(10));
    }

    public async Task DisposeAsync()
    {
        await _fixture.DisposeAsync();
        _clock.Dispose();
    }

    /// <summary>Lets time pass step by step; after each, everything that fell due has been tried.</summary>
    private async Task Pass(string endpoint, DateTimeOffset until)
    {
        while (_clock.GetUtcNow() < until)
        {
            _clock.Forward(Step);
            var now = $"timestamptz '{_clock.GetUtcNow():O}'";
            await Eventually.HoldsAsync(async () => await Count(endpoint, $"next_retry_at <= {now}") == 0, "what is due is tried");
        }
    }

    private Task<long> Count(string endpoint, string what) => _fixture.Database.ScalarAsync<long>($"SELECT count(*) FROM webhook_notifications WHERE endpoint_id = '{endpoint}' AND {what}");

    private Task<List<string>> Ids(string endpoint) => _fixture.Database.ColumnAsync($"SELECT id FROM webhook_notifications WHERE endpoint_id = '{endpoint}' ORDER BY id");
}
