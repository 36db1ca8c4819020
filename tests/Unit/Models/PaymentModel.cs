using System.Numerics;
using Payments.Checkout;
using Payments.Refunds;

namespace Payments.Tests.Unit.Models;

/// <summary>A payment as SPEC and DESIGN describe it: a status, money that came, and what refunds claim of it.</summary>
internal sealed class PaymentModel(long amount, FeeTerms terms)
{
    private readonly Dictionary<int, (long Minor, RefundStatus Status)> _refunds = [];

    /// <summary>Null before the channel's first answer.</summary>
    public PaymentStatus? Status { get; private set; }

    public BigInteger Captured { get; private set; }

    public BigInteger Fee { get; private set; }

    public BigInteger Refunded => Sum(RefundStatus.Succeeded);

    public BigInteger SetAside => Sum(RefundStatus.Processing) + Sum(RefundStatus.Unknown);

    /// <summary>How often its status has been told.</summary>
    public long Events { get; private set; }

    public void Answer(AttemptOutcome said)
    {
        // The intent is told with the first answer.
        if (Status is null) Tell(PaymentStatus.Processing);
        if (Status is not (PaymentStatus.Processing or PaymentStatus.Pending or PaymentStatus.Unknown)) return;
        var next = said switch
        {
            AttemptOutcome.Succeeded => PaymentStatus.Succeeded,
            AttemptOutcome.Declined => PaymentStatus.Failed,
            AttemptOutcome.Cancelled => PaymentStatus.Cancelled,
            AttemptOutcome.Expired => PaymentStatus.Expired,
            AttemptOutcome.CustomerAction => PaymentStatus.Pending,
            // The customer is still to act, whatever became of a question.
            AttemptOutcome.Unknown => Status == PaymentStatus.Pending ? PaymentStatus.Pending : PaymentStatus.Unknown,
            AttemptOutcome.Open or AttemptOutcome.Processing => PaymentStatus.Processing,
        };
        if (next == PaymentStatus.Succeeded) Take(terms);
        if (next != Status) Tell(next);
    }

    public void MoneyComesLate(bool honoured)
    {
        if (Status is not (PaymentStatus.Cancelled or PaymentStatus.Expired)) return;
        Take(honoured ? terms : new FeeTerms(0, 0));
        Tell(PaymentStatus.Succeeded);
    }

    /// <summary>Whether the refund has its share.</summary>
    public bool HoldRefund(int who, long? minor)
    {
        if (_refunds.ContainsKey(who)) return true;
        if (Status is not (PaymentStatus.Succeeded or PaymentStatus.PartiallyRefunded)) return false;
        var left = Captured - Refunded - SetAside;
        var wanted = minor ?? left;
        if (wanted <= 0 || wanted > left) return false;
        _refunds[who] = ((long)wanted, RefundStatus.Processing);
        return true;
    }

    public void AnswerRefund(int who, RefundStatus said)
    {
        if (!_refunds.TryGetValue(who, out var refund) || refund.Status is RefundStatus.Succeeded or RefundStatus.Failed) return;
        _refunds[who] = refund with { Status = said };
        if (said == RefundStatus.Succeeded) Tell(Refunded == Captured ? PaymentStatus.Refunded : PaymentStatus.PartiallyRefunded);
    }

    private void Take(FeeTerms fee)
    {
        Captured = amount;
        Fee = LedgerModel.Fee(amount, fee);
    }

    private void Tell(PaymentStatus status)
    {
        Status = status;
        Events++;
    }

    private BigInteger Sum(RefundStatus status) =>
        _refunds.Values.Where(refund => refund.Status == status).Aggregate(BigInteger.Zero, (sum, refund) => sum + refund.Minor);
}
