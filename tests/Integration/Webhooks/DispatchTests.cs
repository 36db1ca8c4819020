using Payments.Webhooks;
using Payments.Webhooks.Delivery;
using Payments.Webhooks.Dispatch;

namespace Payments.Tests.Integration.Webhooks;

/// <summary>Events on their way to notifications, and what tries leave of them, on real PostgreSQL.</summary>
public sealed class DispatchTests : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        await _database.ExecuteAsync("""
            INSERT INTO webhook_endpoints (key, version, commit_id, doc, updated_at, merchant_id, status, url, filter, max_attempts, created_at)
            SELECT 'whe_' || status, 1, 1, '{}', now(), 'mer_1', status, 'https://hooks.example.com/', filter, 13, now()
            FROM (VALUES ('enabled', ',payment.*,refund.failed,'), ('disabled', ',*,')) AS e (status, filter)
            """);
    }

    public Task DisposeAsync() => _database.DisposeAsync().AsTask();

    [Fact]
    public async Task Dispatch_TwoAtOnce_GiveEachEventOnce()
    {
        await _database.ExecuteAsync(Events("'payment.succeeded'", "'pay_' || i", 5_000));

        await Task.WhenAll(Drain(5_000), Drain(5_000), Drain(5_000));

        Assert.Equal(5_000L, await Count());
        Assert.Empty((await Dispatcher().Dispatch(default)).Endpoints);
    }

    [Fact]
    public async Task Dispatch_ByFilter_OnlyWhatTheEndpointTakes()
    {
        await _database.ExecuteAsync("""
            INSERT INTO events (id, type, merchant_id, object_id, sequence, at, data)
            VALUES ('evt_1', 'payment.failed', 'mer_1', 'pay_1', 1, now(), '{}'), ('evt_2', 'refund.failed', 'mer_1', 'ref_1', 1, now(), '{"payment_id":"pay_1"}'),
                   ('evt_3', 'refund.succeeded', 'mer_1', 'ref_2', 1, now(), '{}'), ('evt_4', 'payment.failed', 'mer_2', 'pay_2', 1, now(), '{}'),
                   ('evt_5', 'payment.failed', 'mer_1', 'pay_3', 1, now() - interval '1 hour', '{}'), ('evt_6', 'payments.failed', 'mer_1', 'pay_4', 1, now(), '{}')
            """);

        await Drain(2);

        Assert.Equal(["whe_enabled"], await _database.ColumnAsync("SELECT DISTINCT endpoint_id FROM webhook_notifications"));
        Assert.Equal(["evt_1", "evt_2"], await _database.ColumnAsync("SELECT event_id FROM webhook_notifications ORDER BY 1"));
        Assert.Equal(["pay_1"], await _database.ColumnAsync("SELECT payment_id FROM webhook_notifications WHERE object_id = 'ref_1'"));
    }

    [Fact]
    public async Task Dispatch_AnEarlierTransactionIsOpen_WaitsForItAndMissesNothing()
    {
        await using var connection = await _database.Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var insert = connection.CreateCommand();
        insert.CommandText = Events("'payment.succeeded'", "'pay_open' || i", 1);
        await insert.ExecuteNonQueryAsync();
        await _database.ExecuteAsync(Events("'payment.succeeded'", "'pay_late' || i", 1));

        await Dispatcher().Dispatch(default);
        Assert.Equal(0L, await Count());

        await transaction.CommitAsync();
        await Drain(2);
        Assert.Equal(2L, await Count());
    }

    [Fact]
    public async Task Dispatch_RestoredOnAYoungerServer_GivesWhatWasNotGivenBefore()
    {
        await _database.ExecuteAsync(Events("'payment.succeeded'", "'pay_old' || i", 3));
        await Drain(3);
        await _database.ExecuteAsync("DELETE FROM webhook_notifications; UPDATE events SET written_in = '9000000000'; UPDATE webhook_cursor SET written_in = '9000000000', object_id = 'pay_old2'");
        await _database.ExecuteAsync(Events("'payment.succeeded'", "'pay_new' || i", 1));

        await Drain(2);

        // The row of pay_old3 stood behind the cursor.
        Assert.Equal(["pay_new1", "pay_old3"], await _database.ColumnAsync("SELECT object_id FROM webhook_notifications ORDER BY 1"));
    }

    [Fact]
    public async Task Write_OfATry_CountsOnceAndPutsOffWhatFollows()
    {
        await _database.ExecuteAsync(Events("'payment.succeeded'", "'pay_1'", 3));
        await Drain(3);
        var first = new Notification(await _database.ScalarAsync<string>("SELECT id FROM webhook_notifications WHERE sequence = 1"), "whe_enabled", "pay_1", 1, 0, 13, "{}");
        var writer = new TryWriter(_database.Source);
        var now = new DateTimeOffset(2040, 1, 1, 0, 0, 0, TimeSpan.Zero);

        var failed = DeliveryRules.After(first, new DeliveryAnswer(500, "no"), now, TimeSpan.FromHours(1));
        await Task.WhenAll(writer.Write(failed), writer.Write(failed));
        Assert.Equal(["1", "0", "0"], await _database.ColumnAsync("SELECT attempts FROM webhook_notifications ORDER BY sequence"));
        Assert.Equal(1L, await _database.ScalarAsync<long>("SELECT count(DISTINCT next_retry_at) FROM webhook_notifications"));

        await writer.Write(DeliveryRules.After(first with { Tries = 1 }, new DeliveryAnswer(200), now.AddHours(1), TimeSpan.FromHours(1)));
        Assert.Equal(["succeeded", "pending", "pending"], await _database.ColumnAsync("SELECT status FROM webhook_notifications ORDER BY sequence"));
        Assert.Equal(2L, await _database.ScalarAsync<long>("SELECT count(*) FROM webhook_notifications WHERE next_retry_at = '2040-01-01T01:00:00Z'"));

        // Of a try that was overtaken nothing is left.
        await writer.Write(failed with { Status = WebhookNotificationStatus.Dead, NextRetryAt = null });
        Assert.Equal("succeeded", await _database.ScalarAsync<string>("SELECT status FROM webhook_notifications WHERE sequence = 1"));
    }

    // The server is shared: whatever other tests have under way holds events back for a moment.
    private Task Drain(long count)
    {
        var dispatcher = Dispatcher();
        return Eventually.HoldsAsync(
            async () =>
            {
                await dispatcher.Dispatch(default);
                return await Count() >= count;
            },
            $"{count} notifications are there");
    }

    private EventDispatcher Dispatcher() => new(_database.Source, TimeProvider.System);

    private Task<long> Count() => _database.ScalarAsync<long>("SELECT count(*) FROM webhook_notifications");

    private static string Events(string type, string objectId, int count) =>
        $$"""INSERT INTO events (id, type, merchant_id, object_id, sequence, at, data) SELECT 'evt_' || {{objectId}} || i, {{type}}, 'mer_1', {{objectId}}, i, now(), '{}' FROM generate_series(1, {{count}}) i""";
}
