using Payments.Checkout;
using Payments.Refunds;
using Payments.Sagas;

namespace Payments.Tests.Unit.Models;

/// <summary>The planner of a payment's saga as SPEC and DESIGN describe it: what it waits for, and until when.</summary>
internal sealed class SagaModel(DateTimeOffset expiresAt)
{
    private static readonly int[] Questions = [5, 30, 120, 600, 3_600];
    private static readonly int[] Retries = [2, 4, 8];
    private static readonly int[] LateQuestions = [600, 3_600, 86_400];

    private int _questions;
    private PaymentStatus? _last;
    private int _lateQuestions;
    private bool _isEnding;
    private bool _neverSeen;

    public SagaStatus Status { get; private set; } = SagaStatus.Running;

    /// <summary>Nothing is written but that it has begun.</summary>
    public bool IsIntent { get; private set; } = true;

    /// <summary>Null where nothing is waited for. Exact only where a schedule says when; else somebody looks soon.</summary>
    public DateTimeOffset? Due { get; private set; }

    /// <summary>How often the channel could not be reached; null where it was, or is being tried again.</summary>
    public int Unsent { get; private set; }

    public bool MaySend { get; private set; }

    public bool HasLateMoney { get; private set; }

    public bool MayHaveLateMoney { get; private set; }

    public bool IsHonoured { get; private set; }

    public bool MayCancel => Status == SagaStatus.Running && !_isEnding && !HasLateMoney;

    /// <summary>Whether the channel is being asked to end it.</summary>
    public bool IsEnding => Status == SagaStatus.Running && _isEnding && !HasLateMoney;

    public bool MayUndo => Status is SagaStatus.Completed or SagaStatus.Failed || (Status == SagaStatus.Running && HasLateMoney && !IsHonoured);

    public bool HasExpired(DateTimeOffset now) => MayCancel && now >= expiresAt;

    public void Answer(PaymentStatus payment, DateTimeOffset now)
    {
        IsIntent = false;
        switch (payment)
        {
            case PaymentStatus.Processing or PaymentStatus.Pending or PaymentStatus.Unknown:
                var again = MaySend && Unsent <= Retries.Length;
                if (!again && payment != _last) _questions = 0;
                _last = payment;
                var next = again ? now.AddSeconds(Retries[Unsent - 1]) : Ask(now, payment == PaymentStatus.Unknown);
                Due = !_isEnding && expiresAt < next ? expiresAt : next;
                break;
            case PaymentStatus.Succeeded or PaymentStatus.PartiallyRefunded or PaymentStatus.Refunded:
                End(SagaStatus.Completed);
                break;
            default:
                End(SagaStatus.Compensated);
                MayHaveLateMoney = payment != PaymentStatus.Failed;
                if (payment == PaymentStatus.Expired || (payment == PaymentStatus.Cancelled && _neverSeen)) Due = now.AddSeconds(LateQuestions[0]);
                break;
        }
    }

    /// <summary>As if the channel had lost the answer, whatever the payment's last status.</summary>
    public void Silence(DateTimeOffset now) => Answer(PaymentStatus.Unknown, now);

    /// <summary>Nobody is waiting for its first answer any more.</summary>
    public void Find(DateTimeOffset soon) => (IsIntent, Due) = (false, soon);

    public void NotSent()
    {
        Unsent++;
        MaySend = true;
    }

    public void Send() => MaySend = false;

    /// <summary>The wish is written down, and somebody sees to it soon.</summary>
    public void BeginEnd(bool byExpiry, DateTimeOffset soon)
    {
        _isEnding = true;
        if (byExpiry) _questions = 0;
        Due = soon;
    }

    public void NeverSeen() => _neverSeen = true;

    public void NothingLate(bool said, DateTimeOffset now)
    {
        if (said) _lateQuestions++;
        Due = _lateQuestions < LateQuestions.Length ? now.AddSeconds(LateQuestions[_lateQuestions]) : null;
    }

    public void LateMoney(bool honoured, DateTimeOffset soon)
    {
        (Status, HasLateMoney, MayHaveLateMoney, IsHonoured, Due) = (SagaStatus.Running, true, false, honoured, soon);
    }

    public void Honour()
    {
        _isEnding = false;
        End(SagaStatus.Completed);
    }

    public void Undo(DateTimeOffset soon) => (Status, Due, _questions) = (SagaStatus.Compensating, soon, 0);

    public void AnswerRefund(RefundStatus? refund, DateTimeOffset now)
    {
        if (refund is null or RefundStatus.Failed) End(SagaStatus.Failed);
        else Due = Ask(now, refund == RefundStatus.Unknown);
    }

    /// <summary>One that is asked before its time, other than the first, does not count and puts nothing off.</summary>
    private DateTimeOffset Ask(DateTimeOffset now, bool unanswered)
    {
        var next = now.AddSeconds(Wait(unanswered));
        if (_questions > 0 && Due is { } planned && planned - now > TimeSpan.FromMilliseconds(100)) return planned < next ? planned : next;
        _questions++;
        return next;
    }

    /// <summary>A channel that does not even answer the question is asked every half minute; no schedule here is long enough to tire.</summary>
    private int Wait(bool unanswered) => unanswered && _questions > 0 ? 20 : Questions[Math.Min(_questions, Questions.Length - 1)];

    public void Undone() => End(SagaStatus.Compensated);

    private void End(SagaStatus status) => (Status, Due) = (status, null);
}
