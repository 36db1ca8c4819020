using Npgsql;
using Payments.Ledger;

namespace Payments.Tests.Integration.Ledger;

/// <summary>Every transfer gets its place in the chain once, whoever writes and whoever dies meanwhile.</summary>
public sealed class SealerTests
{
    [Fact]
    public async Task Seal_EarlierTransactionStillOpen_WaitsForItThenSealsItFirst()
    {
        await using var books = await Books.Open();
        var (early, late) = (books.Payment(), books.Payment());
        await using var open = await books.Database.Source.OpenConnectionAsync();
        await using var transaction = await open.BeginTransactionAsync();
        await Books.Insert(open, early);
        await using (var other = await books.Database.Source.OpenConnectionAsync()) await Books.Insert(other, late);

        Assert.Equal(0, await books.Sealer.Seal(100, CancellationToken.None));
        Assert.Equal(2, (await books.Verify()).Unsealed);
        await transaction.CommitAsync();
        await books.SealAll();

        var order = (await books.Reads.Seals(Books.Merchant, 0, 100)).Select(seal => seal.TransferId).ToList();
        Assert.Equal(early.Select(one => one.Id).Order(StringComparer.Ordinal), order.Take(2));
        Assert.Equal(late.Select(one => one.Id), order.Skip(2));
    }

    [Fact]
    public async Task Seal_ManySealersWhileManyWrite_EveryTransferOnceAndBalancesExactAtEveryMoment()
    {
        await using var books = await Books.Open();
        string[] merchants = [Books.Merchant, "mer_00000000000000000000000002", "mer_00000000000000000000000003"];
        using var stop = new CancellationTokenSource();
        var sealers = Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            // Small batches, so that they meet often.
            while (!stop.IsCancellationRequested) await books.Sealer.Seal(7, CancellationToken.None);
        })).ToList();
        var writers = Enumerable.Range(0, 6).Select(writer => Write(books, merchants[writer % 3], new Random(writer))).ToList();
        var looks = 0;
        while (!writers.TrueForAll(writer => writer.IsCompleted))
        {
            Assert.Equal(0, await DifferentSums(books, merchants[looks % 3]));
            looks++;
        }

        await Task.WhenAll(writers);
        await stop.CancelAsync();
        await Task.WhenAll(sealers);
        await books.SealAll();

        Assert.True(looks > 3, "The balances were hardly looked at.");
        Assert.Equal(6 * 60, await books.Database.ScalarAsync<long>("SELECT count(*) FROM ledger_seals"));
        foreach (var merchant in merchants)
        {
            var answer = await books.Verify(merchant: merchant);
            Assert.True(answer is { Intact: true, Complete: true, Unsealed: 0 }, answer.Fault?.ToString());
            Assert.Equal(0, await DifferentSums(books, merchant));
            Assert.Equal(0, (await books.Reads.Balances(merchant)).Balances.Sum(one => one.Balance));
        }
    }

    [Fact]
    public async Task Seal_KilledWhileItWrites_LeavesNothingAndTheNextOneSealsAll()
    {
        await using var books = await Books.Open();
        await books.Book(5);
        await using var gate = await books.Database.Source.OpenConnectionAsync();
        await using var closed = await gate.BeginTransactionAsync();
        // The last table it writes: everything before is in its transaction by then.
        await using (var close = new NpgsqlCommand("LOCK TABLE ledger_balances IN EXCLUSIVE MODE", gate)) await close.ExecuteNonQueryAsync();
        var killed = books.Sealer.Seal(100, CancellationToken.None);
        await Eventually.HoldsAsync(
            async () =>
            {
                // A transaction of another test's database holds back what may be sealed, so one attempt may find nothing.
                if (killed.IsCompletedSuccessfully) killed = books.Sealer.Seal(100, CancellationToken.None);
                return await books.Database.ScalarAsync<long>(
                    "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%ledger_balances%'") > 0;
            },
            "the sealer stands at the gate and is killed");
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => killed);
        await closed.RollbackAsync();

        Assert.Equal(10, (await books.Verify()).Unsealed);
        await books.SealAll();
        Assert.Equal(10, (await books.Verify()).Verified!.Number);
    }

    [Theory]
    [InlineData("(written_in, transfer_id) = ('0', '')")]
    [InlineData("(written_in, transfer_id) = (SELECT written_in, id FROM transfers ORDER BY written_in DESC, id DESC LIMIT 1 OFFSET 1)")]
    public async Task Seal_CursorSetBack_NothingIsSealedTwice(string back)
    {
        await using var books = await Books.Open();
        await books.Book(3);
        await books.SealAll();
        await books.Database.ExecuteAsync($"UPDATE ledger_cursor SET {back}");
        await books.Book(1);
        await books.NothingUnderWay();

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => books.Sealer.Seal(100, CancellationToken.None));

        Assert.Contains(Books.Merchant, refused.Message, StringComparison.Ordinal);
        Assert.Equal(6, await books.Database.ScalarAsync<long>("SELECT count(*) FROM ledger_seals"));
        await books.Database.ExecuteAsync("UPDATE ledger_cursor SET (written_in, transfer_id) = (SELECT max(written_in), max(transfer_id) FROM ledger_heads)");
        await books.SealAll();
        Assert.Equal(8, (await books.Verify()).Verified!.Number);
    }

    [Fact]
    public async Task Seal_DumpRestoredOnAYoungerServer_RestoredAndNewTransfersSealedOnce()
    {
        await using var books = await Books.Open();
        await books.Book(2);
        await books.SealAll();
        await books.Book(1);
        var before = (await books.Verify()).Verified!;
        // As the old server numbered them: beyond what this one has come to.
        await books.Database.ExecuteAsync("UPDATE transfers SET written_in = (written_in::text::bigint + 4000000000)::text::xid8; UPDATE ledger_cursor SET written_in = (written_in::text::bigint + 4000000000)::text::xid8");
        await books.Book(1);

        await books.SealAll();

        var answer = await books.Verify(before);
        Assert.True(answer.Intact, answer.Fault?.ToString());
        Assert.Equal((4, 8), (before.Number, answer.Verified!.Number));
        Assert.True((await books.Verify()).Intact);
    }

    private static async Task Write(Books books, string merchant, Random random)
    {
        await using var connection = await books.Database.Source.OpenConnectionAsync();
        for (var i = 0; i < 30; i++)
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await Books.Insert(connection, books.Payment(merchant));
            // Some are rolled back, and their ids are never seen.
            if (random.Next(4) != 0) await transaction.CommitAsync();
            else
            {
                await transaction.RollbackAsync();
                await Books.Insert(connection, books.Payment(merchant));
            }
        }
    }

    /// <summary>Accounts whose balance is not the plain sum of their transfers at the same moment.</summary>
    private static async Task<long> DifferentSums(Books books, string merchant)
    {
        await using var command = books.Database.Source.CreateCommand($"""
            SELECT count(*) FROM ({BalanceQuery.Text}) b
            FULL JOIN (
              SELECT account, currency, sum(debits) AS debits, sum(credits) AS credits FROM (
                SELECT debit AS account, currency, amount AS debits, 0 AS credits FROM transfers WHERE merchant_id = $1
                UNION ALL SELECT credit, currency, 0, amount FROM transfers WHERE merchant_id = $1) AS moved
              GROUP BY account, currency) p USING (account, currency)
            WHERE (b.debits, b.credits) IS DISTINCT FROM (p.debits, p.credits)
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = merchant });
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
