using Payments.Sagas;

namespace Payments.Checkout;

/// <summary>What a payment's saga remembers of its expiry, and of money that comes after it. Pure.</summary>
public static class PaymentSagaExpiry
{
    public static DateTimeOffset ExpiresAt(SagaState saga) => saga.StartedAt + TimeSpan.FromSeconds(saga.Payment.ExpiresIn ?? PaymentExpiry.StandardSeconds);

    /// <summary>Whether its time is over and nobody has begun to end it. Only for payments that are still open.</summary>
    public static bool HasCome(SagaState saga, DateTimeOffset now) => saga is { Status: SagaStatus.Running, Undo: null, Late: null } && now >= ExpiresAt(saga);

    /// <summary>The wish to end it. The channel's questions begin anew.</summary>
    public static SagaState Begin(SagaState saga, DateTimeOffset now, TimeSpan patience) =>
        saga with { Undo = new SagaUndo("expired", now, Expiry: true), Due = now + patience, Questions = 0 };

    /// <summary>The next look at the saga is no later than its expiry, unless it is being ended already.</summary>
    public static DateTimeOffset NotAfter(SagaState saga, DateTimeOffset due) =>
        saga.Undo is null && ExpiresAt(saga) is var expiry && expiry < due ? expiry : due;

    /// <summary>After an expiry, and where the channel never had the last word of what was cancelled, it is asked a few times more.</summary>
    public static SagaState Watched(PaymentStatus status, DateTimeOffset now, SagaState saga) =>
        status == PaymentStatus.Expired || (status == PaymentStatus.Cancelled && saga.Late is not null) ? saga with { Late = new SagaLate(0), Due = now + LateSchedule.After(0) } : saga;

    /// <summary>No money has come so far.</summary>
    /// <param name="said">Whether the channel's answer was its last word.</param>
    public static SagaState NothingLate(SagaState saga, bool said, DateTimeOffset now)
    {
        var questions = said ? saga.Late!.Questions + 1 : saga.Late!.Questions;
        return saga with { Late = saga.Late with { Questions = questions }, Due = now + LateSchedule.After(questions) };
    }

    /// <summary>Money has come: durable before anything is done with it. Repeated requests go on being answered as they were.</summary>
    public static SagaState Reopen(SagaState saga, PaymentView payment, string reference, bool honour, DateTimeOffset now, TimeSpan patience) => saga with
    {
        Status = Next(saga, SagaCommand.Reopen),
        Payment = saga.Payment with { Answer = saga.Payment.Answer ?? payment },
        Late = new SagaLate(saga.Late?.Questions ?? 0, reference, honour),
        Steps = [new SagaStep("charge", "done", "late_success", now)],
        EndedAt = null,
        Due = now + patience,
    };

    public static SagaState Honoured(SagaState saga, DateTimeOffset now) => saga with
    {
        Status = Next(saga, SagaCommand.Complete),
        Undo = null,
        EndedAt = now,
        Due = null,
    };

    private static SagaStatus Next(SagaState saga, SagaCommand command) =>
        SagaTransitions.Next(saga.Status, command) ?? throw new InvalidOperationException($"A saga that is {saga.Status} does not take {command}.");
}
