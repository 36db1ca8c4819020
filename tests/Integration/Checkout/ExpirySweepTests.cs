using System.Diagnostics;
using Xunit.Abstractions;

namespace Payments.Tests.Integration.Checkout;

/// <summary>The sweep that finds what is due and wakes it, many at a time.</summary>
public sealed class ExpirySweepTests(PlatformInProcess platform, ITestOutputHelper output) : IClassFixture<PlatformInProcess>
{
    private const int Payments = 2_000;

    [Fact]
    public async Task Sweep_ThousandsDueAtOnce_AllExpiredBesideRowsThatStayDue()
    {
        var merchants = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => platform.Merchant()));
        // They come first by their due time, and cannot be woken: no such document can be read.
        await platform.Database.ExecuteAsync("""
            INSERT INTO payment_sagas (key, version, commit_id, doc, updated_at, merchant_id, status, started_at, due)
            SELECT 'pay_broken' || n, 1, n, '{', now(), 'mer_x', 'Running', now(), now() - interval '1 day' FROM generate_series(1, 100) AS n
            """);
        await Task.WhenAll(merchants.Select(async merchant =>
        {
            for (var i = 0; i < Payments / merchants.Length; i++) await platform.Pay(merchant, minor: 10);
        }));
        platform.Clock.Forward(TimeSpan.FromMinutes(30));
        var waited = Stopwatch.StartNew();

        await platform.StartSweeps();

        await Eventually.HoldsAsync(async () => await Left() == 0, "every payment has expired", TimeSpan.FromSeconds(60));
        output.WriteLine($"{Payments} payments expired in {waited.Elapsed.TotalSeconds:0.0} s");
        Assert.Equal(Payments, await platform.Database.ScalarAsync<long>("SELECT count(*) FROM payments WHERE status = 'Expired'"));
        Assert.Equal(Payments, await platform.Database.ScalarAsync<long>("SELECT count(*) FROM orders WHERE status = 'Cancelled'"));
        foreach (var merchant in merchants) Assert.Equal(0, await platform.Used(merchant));
    }

    private Task<long> Left() => platform.Database.ScalarAsync<long>("SELECT count(*) FROM payment_sagas WHERE status = 'Running' AND merchant_id <> 'mer_x'");
}
