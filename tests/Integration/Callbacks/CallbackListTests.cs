using Microsoft.Extensions.DependencyInjection;
using Payments.Callbacks;
using Payments.Paging;
using Payments.Storage;
using Payments.Storage.Reads;

namespace Payments.Tests.Integration.Callbacks;

/// <summary>How PostgreSQL finds the few callbacks that wait, among 100,000 that are done.</summary>
public sealed class CallbackListTests : IAsyncLifetime
{
    private static readonly ListWindow First = new(null, null, null, null, 20);
    private TestDatabase _database = null!;
    private ServiceProvider _services = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        await _database.ExecuteAsync("""
            INSERT INTO channel_callbacks (key, version, commit_id, doc, updated_at, channel, reference, business_id, merchant_id, status, received_at)
            SELECT 'cbk_' || n, 1, n, repeat('x', 400), now(), 'stripe', 'ch_' || n, 'pay_' || n, 'mer_' || n % 100,
                   CASE WHEN n % 10000 = 0 THEN 'Parked' ELSE 'Applied' END, timestamptz '2026-01-01Z' + n * interval '1 second'
            FROM generate_series(1, 100000) AS n;
            ANALYZE channel_callbacks;
            """);
        _services = new ServiceCollection().AddLogging().AddPaymentsStorage(_database.ConnectionString).BuildServiceProvider();
    }

    [Fact]
    public async Task Page_Filtered_FoundByTheIndexOfWhatItAsksFor()
    {
        foreach (var (list, index) in new[]
        {
            (new CallbackList(First, CallbackStatus.Parked), "channel_callbacks_open"),
            (new CallbackList(First, CallbackStatus.Failed), "channel_callbacks_open"),
            (new CallbackList(First, BusinessId: "pay_77"), "channel_callbacks_by_business"),
            (new CallbackList(First with { MerchantId = "mer_7" }), "channel_callbacks_by_merchant"),
            (new CallbackList(First), "channel_callbacks_by_time"),
        })
        {
            var plan = await _services.GetRequiredService<SqlReads>().ExplainAsync(Pages.Narrow(CallbackLists.Query(list), list.Window));
            Assert.True(plan.Contains(index, StringComparison.Ordinal), $"{index}: {plan}");
            Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        }
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
    }
}
