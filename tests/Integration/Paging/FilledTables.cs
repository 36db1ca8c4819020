using Microsoft.Extensions.DependencyInjection;
using Payments.Storage;
using Payments.Storage.Reads;

namespace Payments.Tests.Integration.Paging;

/// <summary>A database with 100,000 payments, sagas, orders, refunds and events of two merchants, one of whom has nearly all.</summary>
public sealed class FilledTables : IAsyncLifetime
{
    public const string Large = "mer_large";
    public const string Small = "mer_small";
    private ServiceProvider _services = null!;

    public TestDatabase Database { get; private set; } = null!;

    public SqlReads Reads { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync();
        // As wide as real rows are, for a scan's price is in the pages.
        await Database.ExecuteAsync("""
            CREATE TEMP TABLE filled AS
            SELECT n, CASE WHEN n % 1000 = 0 THEN 'mer_small' ELSE 'mer_large' END AS merchant, timestamptz '2026-01-01Z' + n * interval '1 second' AS at,
                   jsonb_build_object('amount', n, 'filler', repeat('x', 800))::text AS doc
            FROM generate_series(1, 100000) AS n;
            INSERT INTO payments (key, version, commit_id, doc, updated_at, merchant_id, order_id, status, amount, currency, channel, created_at)
            SELECT 'pay_' || n, 1, n, doc, at, merchant, 'ord_' || n, CASE WHEN n % 10000 = 0 THEN 'Failed' ELSE 'Succeeded' END, n, 'EUR', 'simulator', at FROM filled;
            INSERT INTO orders (key, version, commit_id, doc, updated_at, merchant_id, number, status, created_at)
            SELECT 'ord_' || n, 1, n, doc, at, merchant, n::text, CASE WHEN n % 10000 = 0 THEN 'Cancelled' ELSE 'Paid' END, at FROM filled;
            INSERT INTO refunds (key, version, commit_id, doc, updated_at, merchant_id, payment_id, status, amount, currency, created_at)
            SELECT 'ref_' || n, 1, n, doc, at, merchant, 'pay_' || n, 'Succeeded', n, 'EUR', at FROM filled;
            INSERT INTO events (id, type, merchant_id, object_id, sequence, at, data)
            SELECT 'evt_' || n, 'payment.succeeded', merchant, 'pay_' || n / 2, n % 2 + 1, at, doc FROM filled;
            INSERT INTO payment_sagas (key, version, commit_id, doc, updated_at, merchant_id, status, started_at)
            SELECT 'pay_' || n, 1, n, (doc::jsonb || '{"steps":[],"plan":1}')::text, at, merchant, CASE WHEN n % 10000 = 0 THEN 'Failed' ELSE 'Running' END, at FROM filled;
            INSERT INTO pre_authorisations (key, version, commit_id, doc, updated_at, merchant_id, status, amount, captured, reserved, counted_on, currency, channel, created_at, expires_at)
            SELECT 'pre_' || n, 1, n, doc, at, merchant, 'Captured', n, n, 0, '2026-01-01', 'EUR', 'simulator', at, at FROM filled;
            ANALYZE pre_authorisations, payments, orders, refunds, events, payment_sagas;
            """);
        _services = new ServiceCollection().AddLogging().AddPaymentsStorage(Database.ConnectionString).BuildServiceProvider();
        Reads = _services.GetRequiredService<SqlReads>();
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        await Database.DisposeAsync();
    }
}
