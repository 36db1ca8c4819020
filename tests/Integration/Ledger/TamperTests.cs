using Npgsql;
using Payments.Ledger;

namespace Payments.Tests.Integration.Ledger;

/// <summary>Whatever is done to a ledger behind the platform's back, a verification names the first row it was done to.</summary>
public sealed class TamperTests
{
    // Blocks of 16, 16 and 8 seals.
    private const int Transfers = 40;

    [Fact]
    public async Task Verify_Untouched_IntactToTheEndAndByTheAuditorsStatementsToo()
    {
        await using var books = await Books.Open();
        await books.Book(Transfers / 2);
        await books.Book(3, "mer_00000000000000000000000002");
        await books.SealAll();

        var answer = await books.Verify();

        Assert.Equal((true, true, 0, null), (answer.Intact, answer.Complete, answer.Unsealed, answer.Fault));
        Assert.Equal(Transfers, answer.Verified!.Number);
        Assert.Null(await Auditor.Audit(books.Database, Books.Merchant));
        Assert.Equal(6, (await books.Verify(merchant: "mer_00000000000000000000000002")).Verified!.Number);
        Assert.True((await books.Verify(answer.Verified)).Intact);
    }

    [Fact]
    public async Task Verify_NothingEverBooked_Intact()
    {
        await using var books = await Books.Open();
        var answer = await books.Verify();
        Assert.Equal((true, true, null), (answer.Intact, answer.Complete, answer.Verified));
        Assert.Null(await Auditor.Audit(books.Database, Books.Merchant));
    }

    /// <summary>$7 and $12 stand for the ids of the transfers that were sealed with these numbers.</summary>
    [Theory]
    [InlineData("UPDATE transfers SET amount = amount + 1 WHERE id IN ('$7', '$12')", LedgerFaultKind.TransferChanged, 7)]
    [InlineData("UPDATE transfers SET credit = 'merchant/me/payable' WHERE id = '$7'", LedgerFaultKind.TransferChanged, 7)]
    [InlineData("UPDATE transfers SET debit = 'merchant/me/payable' WHERE id = '$12'", LedgerFaultKind.TransferChanged, 12)]
    [InlineData("UPDATE transfers SET currency = 'KWD' WHERE id = '$7'", LedgerFaultKind.TransferChanged, 7)]
    [InlineData("UPDATE transfers SET booked_at = booked_at + interval '1 microsecond' WHERE id = '$7'", LedgerFaultKind.TransferChanged, 7)]
    [InlineData("UPDATE transfers SET digest = repeat('a', 64) WHERE id = '$7'", LedgerFaultKind.TransferChanged, 7)]
    [InlineData("UPDATE transfers SET merchant_id = 'mer_x' WHERE id = '$7'", LedgerFaultKind.TransferChanged, 7)]
    [InlineData("UPDATE transfers SET amount = 1, digest = '%digest%' WHERE id = '$7'", LedgerFaultKind.ChainBroken, 7)]
    [InlineData("DELETE FROM transfers WHERE id = '$7'", LedgerFaultKind.TransferMissing, 7)]
    [InlineData("INSERT INTO ledger_blocks SELECT merchant_id, 6, transfer_ids[:6], chains[:6] FROM ledger_blocks WHERE number = 16; UPDATE ledger_blocks SET transfer_ids = transfer_ids[8:], chains = chains[8:] WHERE number = 16; DELETE FROM transfers WHERE id = '$7'", LedgerFaultKind.SealMissing, 7)]
    [InlineData("UPDATE ledger_blocks SET transfer_ids = transfer_ids[:6] || transfer_ids[8:], chains = chains[:6] || chains[8:] WHERE number = 16; DELETE FROM transfers WHERE id = '$7'", LedgerFaultKind.SealMissing, 1)]
    [InlineData("UPDATE ledger_blocks SET transfer_ids = transfer_ids[:2] || transfer_ids[4:], chains = chains[:2] || chains[4:], number = 31 WHERE number = 32; DELETE FROM transfers WHERE id = '$19'", LedgerFaultKind.ChainBroken, 19)]
    [InlineData("UPDATE ledger_blocks SET transfer_ids = transfer_ids[2:], chains = chains[2:] WHERE number = 32", LedgerFaultKind.SealMissing, 17)]
    [InlineData("DELETE FROM ledger_blocks WHERE number = 16", LedgerFaultKind.SealMissing, 1)]
    [InlineData("DELETE FROM transfers WHERE id IN (SELECT unnest(transfer_ids) FROM ledger_blocks WHERE number = 32); DELETE FROM ledger_blocks WHERE number = 32", LedgerFaultKind.SealMissing, 17)]
    [InlineData("UPDATE ledger_blocks SET number = 33 WHERE number = 32", LedgerFaultKind.SealMissing, 17)]
    [InlineData("INSERT INTO ledger_blocks SELECT a.merchant_id, 17, a.transfer_ids[16:] || b.transfer_ids[:1], a.chains[16:] || b.chains[:1] FROM ledger_blocks a, ledger_blocks b WHERE a.number = 16 AND b.number = 32", LedgerFaultKind.SealMissing, 17)]
    [InlineData("UPDATE ledger_blocks SET transfer_ids[7] = '$12', transfer_ids[12] = '$7' WHERE number = 16", LedgerFaultKind.ChainBroken, 7)]
    [InlineData("UPDATE transfers SET id = 'x', transaction_id = 'y' WHERE id = '$7'; UPDATE transfers SET id = '$7' WHERE id = '$12'; UPDATE transfers SET id = '$12' WHERE id = 'x'", LedgerFaultKind.TransferChanged, 7)]
    [InlineData("UPDATE ledger_blocks SET chains[7] = sha256('') WHERE number = 16", LedgerFaultKind.ChainBroken, 7)]
    public async Task Verify_SealedRowTamperedWith_NamesTheFirst(string sql, LedgerFaultKind kind, int number)
    {
        await using var books = await Sealed();
        var id = await books.Sealed(number);

        await books.Database.ExecuteAsync(await Filled(books, sql));
        var answer = await books.Verify();

        Assert.Equal((kind, (long?)number), (answer.Fault?.Kind, answer.Fault?.Number));
        Assert.Equal(number - 1, answer.Verified?.Number ?? 0);
        if (kind != LedgerFaultKind.SealMissing) Assert.Equal((await books.Database.ScalarAsync<string>($"SELECT transfer_id FROM ledger_seals WHERE number = {number}")), answer.Fault!.TransferId);
        if (!sql.Contains("SET transfer_ids", StringComparison.Ordinal) && kind != LedgerFaultKind.SealMissing) Assert.Equal(id, answer.Fault!.TransferId);
        Assert.Equal(Word(kind), (await Auditor.Audit(books.Database, Books.Merchant))?.Fault);
    }

    [Theory]
    [InlineData("UPDATE ledger_blocks SET number = 38, transfer_ids = transfer_ids[:6], chains = chains[:6] WHERE number = 40; DELETE FROM transfers WHERE id IN ('$39', '$40')", LedgerFaultKind.SealMissing)]
    [InlineData("DELETE FROM transfers WHERE id IN (SELECT unnest(transfer_ids) FROM ledger_blocks WHERE number = 40); DELETE FROM ledger_blocks WHERE number = 40", LedgerFaultKind.SealMissing)]
    [InlineData("INSERT INTO ledger_blocks SELECT merchant_id, 41, transfer_ids[:1], chains[:1] FROM ledger_blocks WHERE number = 40", LedgerFaultKind.EndMismatch)]
    [InlineData("UPDATE ledger_heads SET chain = repeat('a', 64)", LedgerFaultKind.EndMismatch)]
    [InlineData("DELETE FROM ledger_heads", LedgerFaultKind.EndMismatch)]
    [InlineData("UPDATE ledger_heads SET number = 39, chain = (SELECT chain FROM ledger_seals WHERE number = 39)", LedgerFaultKind.EndMismatch)]
    [InlineData("UPDATE ledger_balances SET credits = credits + 1 WHERE account = 'platform/fees'", LedgerFaultKind.BalanceMismatch)]
    [InlineData("DELETE FROM ledger_balances WHERE account = 'platform/fees'", LedgerFaultKind.BalanceMismatch)]
    [InlineData("INSERT INTO ledger_balances VALUES ('%merchant%', 'x', 'EUR', 0, 1)", LedgerFaultKind.BalanceMismatch)]
    public async Task Verify_EndOrSumsTamperedWith_Noticed(string sql, LedgerFaultKind kind)
    {
        await using var books = await Sealed();
        await books.Database.ExecuteAsync(await Filled(books, sql));
        Assert.Equal(kind, (await books.Verify()).Fault?.Kind);
    }

    [Fact]
    public async Task Verify_RowInsertedAmongTheSealed_Named()
    {
        await using var books = await Books.Open();
        await books.Book(Transfers / 2);
        await books.SealAll();
        var forged = books.Payment()[0];
        await using (var connection = await books.Database.Source.OpenConnectionAsync()) await Books.Insert(connection, [forged]);
        await books.Database.ExecuteAsync($"UPDATE transfers SET written_in = (SELECT written_in FROM transfers WHERE id = '{await books.Sealed(7)}') WHERE id = '{forged.Id}'");
        await books.Database.ExecuteAsync($"UPDATE ledger_cursor SET transfer_id = '~' WHERE written_in = (SELECT written_in FROM transfers WHERE id = '{forged.Id}')");

        var answer = await books.Verify();

        Assert.Equal((LedgerFaultKind.TransferInserted, forged.Id), (answer.Fault?.Kind, answer.Fault?.TransferId));
        Assert.Equal(("transfer_inserted", forged.Id), await Auditor.Audit(books.Database, Books.Merchant));
    }

    [Fact]
    public async Task Verify_WholeTailForgottenWithItsHead_NoticedByAPointThatWasKept()
    {
        await using var books = await Sealed();
        var kept = (await books.Verify()).Verified!;
        await books.Database.ExecuteAsync(await Filled(books, """
            UPDATE ledger_blocks SET number = 38, transfer_ids = transfer_ids[:6], chains = chains[:6] WHERE number = 40; DELETE FROM transfers WHERE id IN ('$39', '$40');
            UPDATE ledger_heads SET number = 38, chain = (SELECT chain FROM ledger_seals WHERE number = 38);
            UPDATE ledger_balances b SET debits = (SELECT coalesce(sum(amount), 0) FROM transfers WHERE debit = b.account), credits = (SELECT coalesce(sum(amount), 0) FROM transfers WHERE credit = b.account)
            """));

        Assert.True((await books.Verify()).Intact);
        Assert.Equal((LedgerFaultKind.EndMismatch, (long?)Transfers), ((await books.Verify(kept)).Fault?.Kind, (await books.Verify(kept)).Fault?.Number));
        Assert.Equal(LedgerFaultKind.EndMismatch, (await books.Verify(new ChainPoint(7, kept.Digest))).Fault?.Kind);
    }

    /// <summary>What a block cannot be, so that reads of a page of numbers know where to look.</summary>
    [Theory]
    [InlineData("UPDATE ledger_blocks SET transfer_ids = transfer_ids || 'x'::text, chains = chains || sha256('') WHERE number = 16")]
    [InlineData("UPDATE ledger_blocks SET transfer_ids = '{}', chains = '{}' WHERE number = 16")]
    [InlineData("UPDATE ledger_blocks SET chains = chains[2:] WHERE number = 16")]
    [InlineData("UPDATE ledger_blocks SET chains[7] = NULL WHERE number = 16")]
    [InlineData("UPDATE ledger_blocks SET transfer_ids[7] = NULL WHERE number = 16")]
    [InlineData("UPDATE ledger_blocks SET number = 15 WHERE number = 16")]
    public async Task LedgerBlocks_NoBlockThatTheSealerWrites_Refused(string sql)
    {
        await using var books = await Sealed();
        Assert.Equal(PostgresErrorCodes.CheckViolation, (await Assert.ThrowsAsync<PostgresException>(() => books.Database.ExecuteAsync(sql))).SqlState);
    }

    [Fact]
    public async Task Verify_UnsealedRowChanged_Named()
    {
        await using var books = await Books.Open();
        await books.Book(1);
        var id = await books.Database.ScalarAsync<string>("UPDATE transfers SET amount = amount + 1 WHERE ordinal = 1 RETURNING id");
        var answer = await books.Verify();
        Assert.Equal((LedgerFaultKind.TransferChanged, id, 2L), (answer.Fault?.Kind, answer.Fault?.TransferId, answer.Unsealed));
    }

    /// <summary>Sealed at once, so that the blocks are always the same.</summary>
    private static async Task<Books> Sealed()
    {
        var books = await Books.Open();
        await books.Book(Transfers / 2);
        await books.NothingUnderWay();
        await books.SealAll();
        return books;
    }

    private static async Task<string> Filled(Books books, string sql)
    {
        for (var number = Transfers; number > 0; number--) sql = sql.Replace($"${number}'", await books.Sealed(number) + "'", StringComparison.Ordinal);
        if (sql.Contains("%digest%", StringComparison.Ordinal))
        {
            // The forger knows how digests are made.
            var transfer = (await books.Reads.Seals(Books.Merchant, 6, 7))[0].Transfer!.Row with { Minor = 1 };
            sql = sql.Replace("%digest%", transfer.Digest(), StringComparison.Ordinal);
        }

        return sql.Replace("%merchant%", Books.Merchant, StringComparison.Ordinal);
    }

    private static string Word(LedgerFaultKind kind) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString());
}
