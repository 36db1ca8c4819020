using Microsoft.Extensions.Logging.Abstractions;
using Payments.Ledger;
using Payments.Storage.Migrations;

namespace Payments.Tests.Integration.Ledger;

/// <summary>Seals of before, a row each, come to stand in blocks and say what they said, what was done to them included.</summary>
public sealed class SealBlockMigrationTests
{
    private const string Other = "mer_00000000000000000000000002";
    private const string AllSeals = "SELECT concat_ws(' ', merchant_id, number, transfer_id, chain) FROM ledger_seals ORDER BY merchant_id, number";

    [Fact]
    public async Task Migrate_SealsOfBefore_AreTheSameAndTheChainGoesOn()
    {
        await using var books = await Before();
        await Seal(books, 20, Books.Merchant);
        await Seal(books, 3, Other);
        var before = await books.Database.ColumnAsync(AllSeals);

        await Migrate(books.Database);
        await books.Book(1);
        await books.SealAll();

        Assert.Equal(before, (await books.Database.ColumnAsync(AllSeals)).Where(before.Contains));
        Assert.Equal(["6", "16", "32", "40", "42"], await books.Database.ColumnAsync("SELECT number FROM ledger_blocks ORDER BY number"));
        Assert.Equal((42, null), ((await books.Verify(await Point(books, 1))).Verified!.Number, (await books.Verify(await Point(books, 1))).Fault));
        Assert.Null(await Auditor.Audit(books.Database, Books.Merchant));
        Assert.Null(await Auditor.Audit(books.Database, Other));
    }

    [Theory]
    [InlineData("DELETE FROM ledger_seals WHERE number = 7", LedgerFaultKind.SealMissing, 7)]
    [InlineData("DELETE FROM ledger_seals WHERE number = 16", LedgerFaultKind.SealMissing, 16)]
    [InlineData("DELETE FROM ledger_seals WHERE number BETWEEN 17 AND 32", LedgerFaultKind.SealMissing, 17)]
    [InlineData("DELETE FROM ledger_seals WHERE number = 1", LedgerFaultKind.SealMissing, 1)]
    [InlineData("UPDATE ledger_seals SET chain = upper(chain) WHERE number = 7", LedgerFaultKind.ChainBroken, 7)]
    [InlineData("UPDATE ledger_seals SET chain = 'no hex' WHERE number = 7", LedgerFaultKind.ChainBroken, 7)]
    [InlineData("UPDATE ledger_seals SET chain = '' WHERE number = 7", LedgerFaultKind.ChainBroken, 7)]
    [InlineData("UPDATE ledger_seals SET chain = chain || E'\n' WHERE number = 7", LedgerFaultKind.ChainBroken, 7)]
    public async Task Migrate_SealsTamperedWith_NothingIsRepaired(string sql, LedgerFaultKind kind, int number)
    {
        await using var books = await Before();
        await Seal(books, 20, Books.Merchant);
        await books.Database.ExecuteAsync(sql);
        var before = await books.Database.ColumnAsync("SELECT number || transfer_id FROM ledger_seals ORDER BY number");

        await Migrate(books.Database);

        Assert.Equal(before, await books.Database.ColumnAsync("SELECT number || transfer_id FROM ledger_seals ORDER BY number"));
        var fault = (await books.Verify()).Fault;
        Assert.Equal((kind, (long?)number), (fault?.Kind, fault?.Number));
        Assert.NotNull(await Auditor.Audit(books.Database, Books.Merchant));
    }

    private static async Task<Books> Before()
    {
        var database = await TestDatabase.CreateAsync(migrated: false);
        await Migrate(database, 27);
        return Books.On(database);
    }

    private static Task<int> Migrate(TestDatabase database, int last = int.MaxValue) =>
        new MigrationRunner(database.ConnectionString, [.. Migration.BuiltIn.Where(one => one.Number <= last)], TimeProvider.System, NullLogger.Instance).RunAsync();

    /// <summary>As the sealer did it before, as far as the chain goes.</summary>
    private static async Task Seal(Books books, int payments, string merchant)
    {
        await books.Book(payments, merchant);
        var digests = await books.Database.ColumnAsync($"SELECT digest FROM transfers WHERE merchant_id = '{merchant}' ORDER BY written_in, id");
        var ids = await books.Database.ColumnAsync($"SELECT id FROM transfers WHERE merchant_id = '{merchant}' ORDER BY written_in, id");
        var point = Chain.Start(merchant);
        foreach (var (id, digest) in ids.Zip(digests))
        {
            point = Chain.Next(point, digest);
            await books.Database.ExecuteAsync($"INSERT INTO ledger_seals VALUES ('{merchant}', {point.Number}, '{id}', '{point.Digest}')");
        }

        await books.Database.ExecuteAsync($"INSERT INTO ledger_heads VALUES ('{merchant}', {point.Number}, '{point.Digest}')");
        await books.Database.ExecuteAsync("UPDATE ledger_cursor SET (written_in, transfer_id) = (SELECT written_in, id FROM transfers ORDER BY written_in DESC, id DESC LIMIT 1)");
    }

    private static async Task<ChainPoint> Point(Books books, int number) =>
        new(number, await books.Database.ScalarAsync<string>($"SELECT chain FROM ledger_seals WHERE merchant_id = '{Books.Merchant}' AND number = {number}"));
}
