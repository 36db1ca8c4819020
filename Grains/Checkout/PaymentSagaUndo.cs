using System.Globalization;
using Payments.Ids;
using Payments.Outcomes;
using Payments.Refunds;
using Payments.Sagas;

namespace Payments.Checkout;

/// <summary>How a payment whose money has moved is undone, and what its saga remembers of it. Pure.</summary>
public static class PaymentSagaUndo
{
    public static SagaState Begin(SagaState saga, string? reason, DateTimeOffset now, TimeSpan patience)
    {
        // A refund that failed is final; another one needs another name.
        var attempt = saga.Status == SagaStatus.Failed ? (saga.Undo?.Attempt ?? 0) + 1 : 1;
        return Next(saga, SagaCommand.Undo) with { Undo = new SagaUndo(reason, now, attempt), Due = now + patience, EndedAt = null, Questions = 0 };
    }

    public static string RefundOf(string paymentId, SagaUndo undo) =>
        EntityId.Derive(IdPrefix.Refund, paymentId, string.Create(CultureInfo.InvariantCulture, $"compensation:{undo.Attempt}"));

    /// <summary>After the refund was asked for and did not end everything.</summary>
    public static SagaState After(SagaState saga, RefundView? refund, Refusal? refusal, DateTimeOffset now) => refund?.Status switch
    {
        RefundStatus.Processing or RefundStatus.Unknown => Waiting(saga, refund.Status, now),
        // Another refund of the merchant's is still under way: what is left is refunded when it has ended.
        RefundStatus.Succeeded => Waiting(saga with { Undo = saga.Undo! with { Attempt = saga.Undo.Attempt + 1 } }, refund.Status, now),
        RefundStatus.Failed => Failed(saga, refund.Decline?.Reason ?? "refund_failed", now),
        null => Failed(saga, refusal?.Code ?? "refund_refused", now),
    };

    public static SagaState Undone(SagaState saga, string refundId, DateTimeOffset now) => Next(saga, SagaCommand.Undone) with
    {
        Steps = [new("charge", "compensated", refundId, now, null, saga.Undo?.Attempt), new("book", "compensated", null, now), new("order_paid", "compensated", null, now)],
        EndedAt = now,
        Due = null,
    };

    private static SagaState Waiting(SagaState saga, RefundStatus status, DateTimeOffset now)
    {
        var (due, questions) = QuestionSchedule.Next(saga.Due, saga.Questions, now, status == RefundStatus.Unknown);
        return saga with { Steps = [new("charge", "compensating", status.ToString(), now, null, questions, due)], Due = due, Questions = questions };
    }

    private static SagaState Failed(SagaState saga, string error, DateTimeOffset now) => Next(saga, SagaCommand.GiveUp) with
    {
        Steps = [new("charge", "failed", null, now, error, saga.Undo?.Attempt)],
        EndedAt = now,
        Due = null,
    };

    private static SagaState Next(SagaState saga, SagaCommand command) => saga with
    {
        Status = SagaTransitions.Next(saga.Status, command) ?? throw new InvalidOperationException($"A saga that is {saga.Status} does not take {command}."),
    };
}
