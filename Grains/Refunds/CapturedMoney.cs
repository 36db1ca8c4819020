using System.Collections.Immutable;
using Payments.Ledger;
using Payments.Money;
using Payments.Outcomes;

namespace Payments.Refunds;

/// <summary>
/// What a channel has captured at once, for a payment or by a capture, and the refunds of it. Refunds under way count like
/// those that have succeeded. Pure.
/// </summary>
public sealed record CapturedMoney(string MerchantId, string Channel, Amount Amount, ImmutableArray<StoredRefund> Refunds)
{
    public long Refunded => Refunds.Where(refund => refund.Status == RefundStatus.Succeeded).Sum(refund => refund.Minor);

    public long Left => Amount.Minor - Refunds.Where(refund => refund.Status != RefundStatus.Failed).Sum(refund => refund.Minor);

    public StoredRefund? Find(string refundId) => Refunds.FirstOrDefault(refund => refund.Id == refundId);

    /// <summary>A new refund's share; null asks for all that is left.</summary>
    public Outcome<RefundStep> Hold(string refundId, long? minor, DateTimeOffset now)
    {
        var wanted = minor ?? Left;
        if (wanted <= 0) return minor is null ? RefundRefusals.ExceedsCaptured(Left) : RefundRefusals.BadAmount;
        if (wanted > Left) return RefundRefusals.ExceedsCaptured(Left);
        return new RefundStep(
            Refunds.Add(new StoredRefund(refundId, wanted, RefundStatus.Processing, SetAside: true)),
            // From now on nobody else can pay this money out.
            [Transfer.Of(MerchantId, refundId, 1, Account.Payable(MerchantId), Account.Refunds(MerchantId), new Amount(wanted, Amount.Currency), now)]);
    }

    /// <summary>What the channel's answer makes of it; null when the answer changes nothing.</summary>
    public RefundStep? Settle(string refundId, RefundStatus status, DateTimeOffset now)
    {
        if (Find(refundId) is not { } refund || IsFinal(refund.Status) || refund.Status == status) return null;
        return new RefundStep(Refunds.Replace(refund, refund with { Status = status }), Book(refund, status, now));
    }

    /// <summary>Where the money that was set aside goes: to the channel, or back. An open outcome leaves it where it is.</summary>
    private List<Transfer> Book(StoredRefund refund, RefundStatus status, DateTimeOffset now)
    {
        var payable = Account.Payable(MerchantId);
        var (source, ordinal) = refund.SetAside ? (Account.Refunds(MerchantId), 2) : (payable, 1);
        var amount = new Amount(refund.Minor, Amount.Currency);
        if (status == RefundStatus.Succeeded) return [Transfer.Of(MerchantId, refund.Id, ordinal, source, Account.Clearing(Channel), amount, now)];
        if (status == RefundStatus.Failed && refund.SetAside) return [Transfer.Of(MerchantId, refund.Id, ordinal, source, payable, amount, now)];
        return [];
    }

    private static bool IsFinal(RefundStatus status) => status is RefundStatus.Succeeded or RefundStatus.Failed;
}
