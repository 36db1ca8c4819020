using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Payments.Ledger;
using Payments.Paging;
using Xunit.Abstractions;

namespace Payments.Tests.Integration.Ledger;

/// <summary>Memory is one for the whole process, so nothing may run beside it.</summary>
[CollectionDefinition(nameof(LargeLedgerTests), DisableParallelization = true)]
public sealed class AloneInTheProcess;

/// <summary>A ledger that is long: what reads it neither holds it in memory nor looks through all of it.</summary>
[Collection(nameof(LargeLedgerTests))]
public sealed class LargeLedgerTests(ITestOutputHelper output)
{
    private static readonly int Transfers = int.TryParse(Environment.GetEnvironmentVariable("PAYMENTS_TEST_TRANSFERS"), CultureInfo.InvariantCulture, out var wanted) ? wanted : 50_000;

    private const int Chunk = 25_000;

    /// <summary>A page of the chain is 10 MiB, all of it would be 50.</summary>
    private const long MostBytes = 32 * 1024 * 1024;

    [Fact]
    public async Task SealAndVerify_ManyTransfers_IntactToTheEndWithLittleMemory()
    {
        await using var books = await Books.Open();
        for (var n = 0; n < Transfers / 2; n += Chunk) await books.Database.ExecuteAsync(Filling(n + 1, Math.Min(n + Chunk, Transfers / 2)));
        var sealing = Stopwatch.StartNew();
        await books.SealAll();
        output.WriteLine($"sealed in {sealing.Elapsed}");
        await books.Database.ExecuteAsync("VACUUM ANALYZE");

        var before = GC.GetTotalMemory(forceFullCollection: true);
        long most = 0;
        var watched = books.Verify();
        while (!watched.IsCompleted)
        {
            most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
            await Task.WhenAny(watched, Task.Delay(50));
        }

        output.WriteLine($"verified with at most {(most - before) / 1024 / 1024} MiB");
        Assert.InRange(most - before, 0, MostBytes);
        var verifying = Stopwatch.StartNew();
        var calls = await VerifyToTheEnd(books, TimeProvider.System);
        output.WriteLine($"verified again in {verifying.Elapsed}, calls: {calls}");
        Assert.InRange(await VerifyToTheEnd(books, new HurriedClock()), 2, int.MaxValue);
        await books.Book(1);
        await BalancesLookAtTheTailOnly(books);
        await ListsReadAPageOnly(books);
    }

    /// <summary>Goes on from where each call came to; returns how many it took.</summary>
    private static async Task<int> VerifyToTheEnd(Books books, TimeProvider clock)
    {
        for (var (calls, from) = (1, (ChainPoint?)null); ; calls++)
        {
            var answer = await new LedgerVerifier(books.Reads, clock, Books.Merchant).Verify(from);
            Assert.True(answer.Intact && answer.Verified!.Number > (from?.Number ?? 0), answer.ToString());
            from = answer.Verified;
            if (!answer.Complete) continue;
            Assert.Equal(Transfers, from.Number);
            return calls;
        }
    }

    private static async Task BalancesLookAtTheTailOnly(Books books)
    {
        var plan = await books.Reads.ReadAsync(
            "EXPLAIN (ANALYZE, FORMAT JSON) " + BalanceQuery.Text, [new NpgsqlParameter<string> { TypedValue = Books.Merchant }], row => row.GetString(0));
        Assert.InRange(MostRows(plan[0]), 0, 100);
    }

    private static async Task ListsReadAPageOnly(Books books)
    {
        // The newest was booked as payments are; its transfers are found by their ids.
        var payment = (await books.Reads.Transfers(Books.Merchant, new ListTransfers(new ListWindow(null, null, null, null, 10), Account.Fees, null))).Items;
        Assert.Equal(10, payment.Length);
        var booked = payment[0].TransactionId;
        var one = (await books.Reads.Transfers(Books.Merchant, new ListTransfers(new ListWindow(null, null, null, null, 10), null, booked))).Items;
        Assert.Equal([(booked, 1), (booked, 2)], one.Select(transfer => (transfer.TransactionId, transfer.Ordinal)).Order());
        Assert.Equal(payment[0], one.Single(transfer => transfer.Ordinal == 2));
        var plan = await books.Reads.ReadAsync(
            $"EXPLAIN (ANALYZE, FORMAT JSON) SELECT * FROM transfers WHERE merchant_id = '{Books.Merchant}' AND (debit = '{Account.Fees}' OR credit = '{Account.Fees}') ORDER BY booked_at DESC, id DESC LIMIT 11", [], row => row.GetString(0));
        Assert.InRange(MostRows(plan[0]), 0, 100);
    }

    /// <summary>The most rows that any step of the plan has handed on or thrown away.</summary>
    private static long MostRows(string plan) => System.Text.RegularExpressions.Regex
        .Matches(plan, "\"(?:Actual Rows|Rows Removed by Filter)\": ([0-9]+)")
        .Max(match => long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));

    /// <summary>Payments of 10.00 with a fee of 0.08, with digests as docs/ledger.md says they are made.</summary>
    private static string Filling(int from, int to) => string.Create(CultureInfo.InvariantCulture, $"""
        INSERT INTO transfers (id, merchant_id, transaction_id, ordinal, debit, credit, amount, currency, booked_at, digest)
        SELECT id, merchant, transaction, ordinal, debit, credit, amount, 'EUR', at,
               encode(sha256(convert_to(concat_ws('|', id, merchant, transaction, ordinal, debit, credit, amount, 'EUR', (extract(epoch FROM at) * 10000000)::bigint + 621355968000000000), 'UTF8')), 'hex')
        FROM (
          SELECT 'trf_' || left(md5(n || '-' || ordinal), 26) AS id, '{Books.Merchant}' AS merchant, 'pay_' || left(md5('x' || n), 26) AS transaction, ordinal,
                 CASE ordinal WHEN 1 THEN 'channel/simulator/clearing' ELSE '{Account.Payable(Books.Merchant)}' END AS debit,
                 CASE ordinal WHEN 1 THEN '{Account.Payable(Books.Merchant)}' ELSE 'platform/fees' END AS credit,
                 CASE ordinal WHEN 1 THEN 1000 ELSE 8 END AS amount,
                 timestamptz '2026-01-01' + n * interval '1.234567 seconds' AS at
          FROM generate_series({from}, {to}) n, generate_series(1, 2) ordinal) made
        """);

    /// <summary>Six seconds pass whenever somebody looks.</summary>
    private sealed class HurriedClock : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => _now += 6;
    }
}
