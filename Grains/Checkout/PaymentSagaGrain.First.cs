using Orleans.Storage;
using Payments.Outcomes;
using Payments.Sagas;
using Payments.Storage.Grains;

namespace Payments.Checkout;

/// <summary>
/// A payment's id follows from its Idempotency-Key, and nearly every key is used once: reading its row would find nothing. So
/// a request may take its payment for new, and the proof is that the intent can be inserted. Until then nothing is believed:
/// whoever would be refused is refused only after the row was read, nobody else is told anything, and what was held of the
/// limits for a payment that is not new is let go.
/// </summary>
public sealed partial class PaymentSagaGrain
{
    /// <summary>Completes when it is known whether the payment is new, and if it is not, what it was answered with.</summary>
    private TaskCompletionSource? _looking;

    private bool IsUnread => FreshRow.IsUnread(row.Etag);

    /// <summary>What a new payment is answered with; null when it is not new, and then its row has been read.</summary>
    private async Task<Outcome<PaymentAnswer>?> Begin(CreatePayment command)
    {
        if (!IsUnread) return await Start(command);
        _looking = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (await StartUnread(command) is { } begun) return begun;
        await Look();
        return row.RecordExists ? null : await Start(command);
    }

    /// <summary>Null when it came to an end before the intent was written, which may be because there is one.</summary>
    private async Task<Outcome<PaymentAnswer>?> StartUnread(CreatePayment command)
    {
        try
        {
            var answer = await Start(command);
            return IsUnread ? null : answer;
        }
        catch (InconsistentStateException) when (IsUnread)
        {
            return null;
        }
    }

    /// <summary>Returns when the saga's row and the hold are durable.</summary>
    private async Task Intend(SagaState saga, Task<bool> confirmed)
    {
        try
        {
            await Task.WhenAll(Store(saga), confirmed);
        }
        catch (InconsistentStateException) when (IsUnread)
        {
            await Limits(saga.MerchantId).ReleaseUnread(Id, saga.StartedAt);
            throw;
        }
    }

    private void Found()
    {
        _looking?.TrySetResult();
        _looking = null;
    }

    /// <summary>Only for who has the turn: the state must not change under a request that takes its payment for new.</summary>
    private async Task Look()
    {
        await FreshRow.Read(row);
        _answer = row.State.Payment.Answer;
    }

    private async Task LookAndLeave()
    {
        try
        {
            await Look();
        }
        finally
        {
            _turn.Leave();
        }
    }

    /// <summary>For calls that have waited behind the request that was to find out, and it could not.</summary>
    private async Task Ready()
    {
        await _end;
        if (IsUnread) await Look();
    }
}
