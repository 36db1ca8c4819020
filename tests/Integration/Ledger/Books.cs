using Npgsql;
using Payments.Ledger;
using Payments.Money;
using Payments.Storage;
using Payments.Storage.Reads;

namespace Payments.Tests.Integration.Ledger;

/// <summary>A ledger on a database of its own, with transfers as payments book them.</summary>
internal sealed class Books : IAsyncDisposable
{
    public const string Merchant = "mer_00000000000000000000000001";

    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private readonly PaymentsDataSource _source;
    private int _transactions;

    private Books(TestDatabase database)
    {
        Database = database;
        _source = new PaymentsDataSource(database.ConnectionString);
        Reads = new SqlReads(_source, new StorageOptions(), TimeProvider.System);
        Sealer = new LedgerSealer(_source.Source);
    }

    public TestDatabase Database { get; }

    public SqlReads Reads { get; }

    public LedgerSealer Sealer { get; }

    public static async Task<Books> Open() => On(await TestDatabase.CreateAsync());

    /// <summary>On a database that may have an older schema; it ends with the books.</summary>
    public static Books On(TestDatabase database) => new(database);

    /// <summary>The two transfers of a payment of 1,000 with a fee of 8.</summary>
    public IReadOnlyList<Transfer> Payment(string merchant = Merchant)
    {
        var transaction = $"pay_{Interlocked.Increment(ref _transactions):D26}";
        var at = Start.AddSeconds(_transactions);
        return
        [
            Transfer.Of(merchant, transaction, 1, Account.Clearing("simulator"), Account.Payable(merchant), new Amount(1_000, "EUR"), at),
            Transfer.Of(merchant, transaction, 2, Account.Payable(merchant), Account.Fees, new Amount(8, "EUR"), at),
        ];
    }

    public async Task Book(int payments, string merchant = Merchant)
    {
        await using var connection = await Database.Source.OpenConnectionAsync();
        for (var i = 0; i < payments; i++) await Insert(connection, Payment(merchant));
    }

    public static async Task Insert(NpgsqlConnection connection, IEnumerable<Transfer> transfers)
    {
        foreach (var one in transfers)
        {
            await using var command = new NpgsqlCommand("INSERT INTO transfers (id, merchant_id, transaction_id, ordinal, debit, credit, amount, currency, booked_at, digest) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)", connection);
            foreach (var value in new object[] { one.Id, one.MerchantId, one.TransactionId, one.Ordinal, one.Debit, one.Credit, one.Minor, one.Currency, one.BookedAt, one.Digest() })
                command.Parameters.Add(new NpgsqlParameter { Value = value });
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>Waits until no transaction of another test holds back what may be sealed.</summary>
    public Task NothingUnderWay() => Eventually.HoldsAsync(
        () => Database.ScalarAsync<bool>("SELECT coalesce(bool_and(written_in < pg_snapshot_xmin(pg_current_snapshot())), true) FROM transfers"),
        "everything that was booked may be sealed");

    /// <summary>Seals until nothing is left. Other tests' transactions on the same server may hold it up for a moment.</summary>
    public Task SealAll() => Eventually.HoldsAsync(
        async () =>
        {
            while (await Sealer.Seal(LedgerSealer.Batch, CancellationToken.None) == LedgerSealer.Batch)
            {
                // A full batch: there is more.
            }

            return await Database.ScalarAsync<long>("SELECT count(*) FROM ledger_tail") == 0;
        },
        "everything is sealed");

    public Task<LedgerVerification> Verify(ChainPoint? from = null, string merchant = Merchant) => new LedgerVerifier(Reads, TimeProvider.System, merchant).Verify(from);

    /// <summary>The id of the merchant's transfer with this number.</summary>
    public Task<string> Sealed(int number) => Database.ScalarAsync<string>($"SELECT transfer_id FROM ledger_seals WHERE merchant_id = '{Merchant}' AND number = {number}");

    public async ValueTask DisposeAsync()
    {
        await Reads.DisposeAsync();
        await _source.DisposeAsync();
        await Database.DisposeAsync();
    }
}
