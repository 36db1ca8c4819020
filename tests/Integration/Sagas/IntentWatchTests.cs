using Payments.Sagas;

namespace Payments.Tests.Integration.Sagas;

/// <summary>Which of all the sagas that have begun are to be woken, and from where a watch goes on after a restart.</summary>
public sealed class IntentWatchTests : IAsyncLifetime
{
    private readonly ShiftedTimeProvider _clock = new();
    private TestDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        await _database.ExecuteAsync("""
            CREATE FUNCTION saga(key text, begun interval, status text, due timestamptz) RETURNS void LANGUAGE sql AS $$
              INSERT INTO payment_sagas (key, version, commit_id, doc, updated_at, merchant_id, status, started_at, due)
              VALUES (key, 1, 1, '{"steps":[],"plan":1}', now(), 'mer_1', status, now() - begun, due) $$;
            CREATE FUNCTION payment(key text, status text) RETURNS void LANGUAGE sql AS $$
              INSERT INTO payments (key, version, commit_id, doc, updated_at, merchant_id, order_id, status, amount, currency, channel, created_at)
              VALUES (key, 1, 1, jsonb_build_object('settled_at', now()), now(), 'mer_1', 'ord_' || key, status, 100, 'EUR', 'simulator', now()) $$;
            CREATE FUNCTION orders(key text, status text) RETURNS void LANGUAGE sql AS $$
              INSERT INTO orders (key, version, commit_id, doc, updated_at, merchant_id, number, status, created_at)
              VALUES ('ord_' || key, 1, 1, '{}', now(), 'mer_1', key, status, now()) $$;
            """);
    }

    [Fact]
    public async Task Look_Intents_FoundUnlessPaymentAndOrderSayThatTheyHaveEnded()
    {
        await _database.ExecuteAsync("""
            SELECT saga('nothing', '30 s', 'Running', NULL);
            SELECT saga('unpaid', '30 s', 'Running', NULL), payment('unpaid', 'Failed'), orders('unpaid', 'Cancelled');
            SELECT saga('no_order', '30 s', 'Running', NULL), payment('no_order', 'Succeeded');
            SELECT saga('open_order', '30 s', 'Running', NULL), payment('open_order', 'Succeeded'), orders('open_order', 'Open');
            SELECT saga('paid', '30 s', 'Running', NULL), payment('paid', 'Succeeded'), orders('paid', 'Paid');
            SELECT saga('refunded', '30 s', 'Running', NULL), payment('refunded', 'Refunded'), orders('refunded', 'Paid');
            SELECT saga('due', '30 s', 'Running', now()), saga('done', '30 s', 'Completed', NULL), saga('young', '10 s', 'Running', NULL);
            """);

        Assert.Equal(["no_order", "nothing", "open_order", "unpaid"], await Look(Watch()));
    }

    [Fact]
    public async Task Look_Open_FoundAgainUntilItIsKnown()
    {
        var watch = Watch();
        await _database.ExecuteAsync("SELECT saga('made_due', '30 s', 'Running', NULL), saga('paid', '30 s', 'Running', NULL), saga('gone', '30 s', 'Running', NULL)");
        Assert.Equal(["gone", "made_due", "paid"], await Look(watch));
        Assert.Equal(["gone", "made_due", "paid"], await Look(watch));

        await _database.ExecuteAsync("UPDATE payment_sagas SET due = now() WHERE key = 'made_due'; SELECT payment('paid', 'Succeeded'), orders('paid', 'Paid'); DELETE FROM payment_sagas WHERE key = 'gone'");

        Assert.Empty(await Look(watch));
    }

    [Fact]
    public async Task Look_BecameVisibleBehindIt_FoundMinutesLater()
    {
        var watch = Watch();
        await _database.ExecuteAsync("SELECT saga('first', '30 s', 'Completed', NULL)");
        Assert.Empty(await Look(watch));
        await _database.ExecuteAsync("SELECT saga('late', '40 s', 'Running', NULL)");
        Assert.Empty(await Look(watch));

        _clock.Forward(TimeSpan.FromMinutes(5));

        Assert.Equal(["late"], await Look(watch));
    }

    [Fact]
    public async Task Look_ManyAtTheSameMoment_EachIsFoundOnce()
    {
        await _database.ExecuteAsync("SELECT count(saga('many' || n, '30 s', 'Running', NULL)) FROM generate_series(1, 2500) AS n");

        Assert.Equal(2_500, (await Look(Watch())).Count);
    }

    [Fact]
    public async Task Look_ManyBegan_LeavesTimeForOthersUnlessItIsBehind()
    {
        var clock = new PauseCounter();
        var watch = new IntentWatch(_database.Source, clock);
        await _database.ExecuteAsync("SELECT count(saga('behind' || n, '60 s', 'Running', NULL)) FROM generate_series(1, 500) AS n");
        Assert.Equal(500, (await Look(watch)).Count);
        Assert.Equal(0, clock.Pauses);

        await _database.ExecuteAsync("SELECT count(saga('in_time' || n, '25 s', 'Running', NULL)) FROM generate_series(1, 500) AS n");

        Assert.Equal(1_000, (await Look(watch)).Count);
        Assert.Equal(2, clock.Pauses);
    }

    [Fact]
    public async Task Look_AfterARestart_GoesOnBeforeWhereTheLastOneWasAndNotFromTheBeginning()
    {
        await _database.ExecuteAsync("SELECT saga('ended', '30 s', 'Completed', NULL)");
        await Look(Watch());
        await _database.ExecuteAsync("SELECT saga('late', '4 minutes', 'Running', NULL), saga('long_ago', '6 minutes', 'Running', NULL)");

        Assert.Equal(["late"], await Look(Watch()));
    }

    [Fact]
    public async Task Look_SomethingIsOpen_SeenOnlyUntilThere()
    {
        var watch = Watch();
        await _database.ExecuteAsync("SELECT saga('before', '90 s', 'Completed', NULL), saga('open', '60 s', 'Running', NULL), saga('ended', '30 s', 'Completed', NULL)");
        await Look(watch);
        Assert.True(await _database.ScalarAsync<bool>("SELECT sagas_seen_until() = started_at FROM payment_sagas WHERE key = 'open'"));

        await _database.ExecuteAsync("UPDATE payment_sagas SET due = now() WHERE key = 'open'");
        await Look(watch);

        Assert.True(await _database.ScalarAsync<bool>("SELECT sagas_seen_until() = started_at FROM payment_sagas WHERE key = 'ended'"));
    }

    [Fact]
    public async Task Look_FoundBehindWhatWasSeen_SeenAgainOnlyUntilThere()
    {
        var watch = Watch();
        await _database.ExecuteAsync("SELECT saga('first', '30 s', 'Completed', NULL)");
        await Look(watch);
        await _database.ExecuteAsync("SELECT saga('late', '40 s', 'Running', NULL)");
        _clock.Forward(TimeSpan.FromMinutes(5));

        await Look(watch);

        // Else the list of what is running would not look so far back, and a restart forget it.
        Assert.True(await _database.ScalarAsync<bool>("SELECT may_run FROM payment_saga_states WHERE key = 'late'"));
    }

    [Fact]
    public async Task Views_ReadByWhoMayReadNothingElse_Answer()
    {
        var auditor = $"auditor_{Guid.NewGuid():N}";
        await _database.ExecuteAsync($"CREATE ROLE {auditor}; GRANT SELECT ON saga_instances, saga_steps TO {auditor}; SELECT saga('open', '30 s', 'Running', NULL)");
        try
        {
            Assert.Equal(1, await _database.ScalarAsync<long>($"SET ROLE {auditor}; SELECT count(*) FROM saga_instances WHERE may_run; RESET ROLE"));
        }
        finally
        {
            await _database.ExecuteAsync($"DROP OWNED BY {auditor}; DROP ROLE {auditor}");
        }
    }

    [Fact]
    public async Task Look_NothingHasBegun_WritesNothing()
    {
        var before = await _database.ScalarAsync<DateTime>("SELECT sagas_seen_until()");

        await Look(Watch());

        Assert.Equal(before, await _database.ScalarAsync<DateTime>("SELECT sagas_seen_until()"));
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    private IntentWatch Watch() => new(_database.Source, _clock);

    private static async Task<List<string>> Look(IntentWatch watch) => [.. (await watch.Look(CancellationToken.None)).Order(StringComparer.Ordinal)];

    private sealed class PauseCounter : TimeProvider
    {
        public int Pauses { get; private set; }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Pauses++;
            return base.CreateTimer(callback, state, dueTime, period);
        }
    }
}
