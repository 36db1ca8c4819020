using System.Security.Cryptography;
using System.Text;
using Payments.Tests.Simulation.World;

namespace Payments.Tests.Simulation.Checks;

/// <summary>The books: what is in them, and that it adds up.</summary>
internal static class LedgerChecks
{
    private const string Clearing = "channel/simulator/clearing";

    public static void BalancesAreSums(SimulatedWorld world, Look look)
    {
        var booked = world.Transfers
            .SelectMany(one => new[] { (one.Merchant, Account: one.Debit, one.Currency, Debits: (decimal)one.Amount, Credits: 0m), (one.Merchant, Account: one.Credit, one.Currency, Debits: 0m, Credits: one.Amount) })
            .GroupBy(side => (side.Merchant, side.Account, side.Currency))
            .ToDictionary(group => group.Key, group => (group.Sum(side => side.Debits), group.Sum(side => side.Credits)));
        var kept = world.Balances.ToDictionary(one => (one.Merchant, one.Account, one.Currency), one => (one.Debits, one.Credits));
        foreach (var account in booked.Keys.Union(kept.Keys))
            look.At(booked.GetValueOrDefault(account) == kept.GetValueOrDefault(account), $"{account}: booked {booked.GetValueOrDefault(account)}, kept {kept.GetValueOrDefault(account)}");
    }

    public static void SumsAreZero(SimulatedWorld world, Look look)
    {
        foreach (var currency in world.Balances.GroupBy(one => one.Currency))
            look.At(currency.Sum(one => one.Credits - one.Debits) == 0, $"{currency.Key}: {currency.Sum(one => one.Credits - one.Debits)}");
    }

    /// <summary>Every transfer fits its digest and has one link in its merchant's chain, computed here anew as docs/ledger.md says it.</summary>
    public static void ChainsAreWhole(SimulatedWorld world, Look look)
    {
        look.Wants("links", "transfers");
        var transfers = world.Transfers.ToDictionary(one => one.Id);
        foreach (var merchant in world.Seals.GroupBy(seal => seal.Merchant))
        {
            var (number, chain) = (0L, merchant.Key);
            foreach (var seal in merchant.OrderBy(seal => seal.Number))
            {
                chain = Digest($"{chain}|{++number}|{transfers.GetValueOrDefault(seal.TransferId)?.Digest}");
                look.At(seal.Number == number && seal.Chain == chain, $"{merchant.Key}: link {number} is {seal.Number} {seal.Chain}, should be {chain}", "links");
                chain = seal.Chain;
            }
        }

        var links = world.Seals.ToLookup(seal => seal.TransferId);
        foreach (var one in world.Transfers) look.At(one.Digest == DigestOf(one) && links[one.Id].Count() == 1, $"{one.Id} with {links[one.Id].Count()} links, digest {one.Digest}", "transfers");
    }

    public static string DigestOf(TransferRow one) =>
        Digest($"{one.Id}|{one.Merchant}|{one.Transaction}|{one.Ordinal}|{one.Debit}|{one.Credit}|{one.Amount}|{one.Currency}|{one.BookedAt.UtcTicks}");

    public static string Digest(FormattableString text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant(text))));

    /// <summary>A payment that is paid is booked once with its amount, and no other is.</summary>
    public static void PaymentsAreBooked(SimulatedWorld world, Look look)
    {
        var booked = world.Transfers.Where(one => one.Debit == Clearing).ToLookup(one => one.Transaction);
        foreach (var payment in world.Payments)
        {
            var amounts = booked[payment.Id].Select(one => one.Amount).ToList();
            long[] due = Word.IsPaid(payment.Status) ? [payment.Amount] : [];
            look.At(amounts.SequenceEqual(due), $"{payment.Id} is {payment.Status} of {payment.Amount}, booked {string.Join(' ', amounts)}");
        }
    }

    public static void RefundsAreBooked(SimulatedWorld world, Look look)
    {
        var booked = world.Transfers.ToLookup(one => one.Transaction);
        foreach (var refund in world.Refunds.Where(refund => refund.Merchant.Length > 0))
        {
            var to = booked[refund.Id].OrderBy(one => one.Ordinal).Select(one => (one.Amount, Paid: one.Credit == Clearing, Back: one.Credit.EndsWith("/payable", StringComparison.Ordinal))).ToList();
            var right = to.All(one => one.Amount == refund.Amount) && Word.Of(refund.Status) switch
            {
                "succeeded" => to is [(_, false, false), (_, true, _)],
                "failed" => to is [(_, false, false), (_, _, true)],
                _ => to is [(_, false, false)],
            };
            look.At(right, $"{refund.Id} is {refund.Status} of {refund.Amount}, booked {string.Join(' ', to)}");
        }
    }

    public static void CapturesAreBooked(SimulatedWorld world, Look look)
    {
        var booked = world.Transfers.Where(one => one.Debit == Clearing).ToLookup(one => one.Transaction);
        foreach (var capture in world.Holds.SelectMany(hold => hold.Captures))
        {
            var amounts = booked[capture.Id].Select(one => one.Amount).ToList();
            long[] due = Word.Of(capture.Status) == "succeeded" ? [capture.Amount] : [];
            look.At(amounts.SequenceEqual(due), $"{capture.Id} is {capture.Status} of {capture.Amount}, booked {string.Join(' ', amounts)}");
        }
    }
}
