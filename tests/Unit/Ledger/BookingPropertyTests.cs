using Payments.Checkout;
using Payments.Ledger;
using Payments.Money;
using Payments.Refunds;

namespace Payments.Tests.Unit.Ledger;

/// <summary>Whatever happens to payments and refunds, the books of each are what is left of its money.</summary>
public sealed class BookingPropertyTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Transfers_OfAnyHistory_BalancePerTransactionAndSayWhatIsOwed(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 200; round++)
        {
            var (state, fee, transfers) = Live(random, $"pay_{seed}_{round}");

            Assert.Equal(transfers.Count, transfers.Select(one => one.Id).Distinct().Count());
            Assert.All(transfers, one => Assert.True(one.Minor > 0 && one.Debit != one.Credit && one.Currency == state.Currency));
            // Each transfer takes and gives the same, so every transaction adds up to 0.
            Assert.All(transfers.GroupBy(one => one.TransactionId), own => Assert.Equal(0, Balances(own).Values.Sum()));
            var balances = Balances(transfers);
            var captured = state.Status is PaymentStatus.Succeeded or PaymentStatus.PartiallyRefunded or PaymentStatus.Refunded ? state.Amount : 0;
            Assert.Equal(captured - RefundRules.Refunded(state), -balances.GetValueOrDefault(Account.Clearing("simulator")));
            Assert.Equal(state.Refunds.Where(refund => refund.Status is RefundStatus.Processing or RefundStatus.Unknown).Sum(refund => refund.Minor), balances.GetValueOrDefault(Account.Refunds("mer_1")));
            Assert.Equal(captured == 0 ? 0 : fee, balances.GetValueOrDefault(Account.Fees));
        }
    }

    private static (PaymentState State, long Fee, List<Transfer> Transfers) Live(Random random, string id)
    {
        var amount = new Amount(random.NextInt64(1, 1_000_000), "EUR");
        var terms = new FeeTerms(random.Next(0, 50_000), random.Next(0, 100));
        var transfers = new List<Transfer>();
        var state = PaymentRules.Begin(id, new BeginPayment("mer_1", "ord_1", amount, "tok_visa", "simulator", null, terms, "att_1", Now));
        for (var i = 0; i < 3; i++) Take(PaymentRules.Settle(id, state, new AttemptResult((AttemptOutcome)random.Next(6), "ch_1"), Now));
        for (var i = 0; i < 10; i++)
        {
            var refund = $"ref_{id}_{random.Next(4)}";
            if (random.Next(2) == 0) Take(RefundRules.Hold(state, refund, random.Next(3) == 0 ? null : random.NextInt64(1, amount.Minor + 1), Now).Value ?? state);
            else Take(RefundRules.Settle(id, state, refund, (RefundStatus)random.Next(4), Now));
        }

        return (state, Fee.Of(amount, terms).Minor, transfers);

        // What a state carries is written once, with the change that made it.
        void Take(PaymentState next)
        {
            if (!ReferenceEquals(next, state)) transfers.AddRange(next.Transfers);
            state = next;
        }
    }

    private static Dictionary<string, long> Balances(IEnumerable<Transfer> transfers) => transfers
        .SelectMany(one => new[] { (Account: one.Debit, Moved: -one.Minor), (Account: one.Credit, Moved: one.Minor) })
        .GroupBy(side => side.Account)
        .ToDictionary(side => side.Key, side => side.Sum(one => one.Moved));
}
