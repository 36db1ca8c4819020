namespace Payments.Tests.Integration.Storage;

/// <summary>PostgreSQL crashes, or its backends are killed, while 32 writers work: no write may be lost or doubled.</summary>
public sealed class CrashTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("immediate")]
    [InlineData("kill")]
    public async Task WriteAsync_PostgresCrashesUnderLoad_LosesAndDoublesNothing(string how)
    {
        await using var server = await PrivatePostgres.StartAsync();
        await using var database = await TestDatabase.CreateAsync(server, migrated: false);
        await RunAsync(database, async load =>
        {
            for (var crash = 0; crash < 2; crash++)
            {
                await load.ProgressAsync(300);
                if (how == "kill") await server.KillAsync();
                else await server.StopAsync("immediate");
                await server.StartAgainAsync();
            }

            await load.ProgressAsync(300);
        });
    }

    [Fact]
    public async Task WriteAsync_BackendsTerminatedUnderLoad_LosesAndDoublesNothing()
    {
        await using var database = await TestDatabase.CreateAsync(migrated: false);
        await RunAsync(database, async load =>
        {
            for (var kill = 0; kill < 25; kill++)
            {
                await load.ProgressAsync(40);
                await database.ExecuteAsync(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'payments-committer'");
            }
        });
    }

    private static async Task RunAsync(TestDatabase database, Func<Load, Task> faults)
    {
        await AccountStore.CreateTablesAsync(database);
        await using var store = AccountStore.Open(database, options => options.Deadline = Patience);
        var load = new Load(store);
        await faults(load);
        var acknowledged = await load.StopAsync();

        // The test's own pool still holds connections to the server that is gone.
        database.Source.Clear();
        foreach (var (key, version) in acknowledged)
        {
            var stored = await store.ReadAsync(key);
            Assert.Equal((version, version), (stored!.Value.Version, stored.Value.State.Balance));
            Assert.Equal(version, await database.ScalarAsync<long>($"SELECT count(*) FROM entries WHERE account = '{key}'"));
        }
    }

    private sealed class Load
    {
        private readonly AccountStore _store;
        private readonly Task<(string Key, long Version)>[] _writers;
        private volatile bool _stop;
        private long _writes;

        public Load(AccountStore store)
        {
            _store = store;
            _writers = [.. Enumerable.Range(0, 32).Select(i => Task.Run(() => WriteAsync($"k{i}")))];
        }

        /// <summary>Waits for so many further acknowledged writes.</summary>
        public async Task ProgressAsync(long writes)
        {
            var target = Interlocked.Read(ref _writes) + writes;
            await Eventually.HoldsAsync(
                () => Interlocked.Read(ref _writes) >= target || _writers.Any(writer => writer.IsFaulted), "writes go on", Patience);
            foreach (var writer in _writers.Where(writer => writer.IsFaulted)) await writer;
        }

        public Task<(string Key, long Version)[]> StopAsync()
        {
            _stop = true;
            return Task.WhenAll(_writers);
        }

        private async Task<(string Key, long Version)> WriteAsync(string key)
        {
            var version = 0L;
            while (!_stop)
            {
                var account = new Account { Balance = version + 1, Entries = { new Entry($"{key}-{version}", key, 1) } };
                version = await _store.WriteAsync(key, version, account);
                Interlocked.Increment(ref _writes);
            }

            return (key, version);
        }
    }
}
