using System.Numerics;
using Payments.Checkout;
using Payments.Events;
using Payments.Ledger;

namespace Payments.Tests.Unit.Models;

/// <summary>What was really written of an object's transfers and events: sums by account, ids that come once, events without gaps.</summary>
internal sealed class LedgerModel
{
    private readonly Dictionary<string, BigInteger> _balances = [];
    private readonly HashSet<string> _ids = [];

    public long Events { get; private set; }

    /// <summary>The first thing that is wrong with what is appended, or null.</summary>
    public string? Append(IEnumerable<Transfer> transfers, IEnumerable<OutboxEvent> events)
    {
        foreach (var transfer in transfers)
        {
            if (transfer.Minor <= 0 || transfer.Debit == transfer.Credit) return $"{transfer} moves nothing";
            if (!_ids.Add(transfer.Id)) return $"{transfer} was booked before";
            _balances[transfer.Debit] = Of(transfer.Debit) - transfer.Minor;
            _balances[transfer.Credit] = Of(transfer.Credit) + transfer.Minor;
        }

        foreach (var one in events)
        {
            if (one.Sequence != ++Events) return $"event {one.Sequence} ({one.Type}) follows {Events - 1}";
            if (!_ids.Add(one.Id)) return $"event {one.Sequence} has the id of another";
        }

        return null;
    }

    public BigInteger Of(string account) => _balances.GetValueOrDefault(account);

    /// <summary>As the tiers say it: parts of the amount, half a unit rounded up, at least the minimum, never more than the amount.</summary>
    public static BigInteger Fee(BigInteger minor, FeeTerms terms)
    {
        var twice = minor * terms.PartsPerMillion * 2;
        var rounded = (twice + 1_000_000) / 2_000_000;
        return BigInteger.Min(BigInteger.Max(rounded, terms.Minimum), minor);
    }
}
