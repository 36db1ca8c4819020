using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Logging;
using Orleans.Storage;
using Payments.Outcomes;
using Payments.Storage.Grains;

namespace Payments.Checkout;

/// <summary>
/// A payment's id follows from its Idempotency-Key, and nearly every key is used once: reading its row would find nothing. So
/// a request may take its payment for new, and the proof is that the intent can be inserted. Until then nothing is believed:
/// whatever else becomes of the request, the row is read before it is answered, and everybody else waits for that.
/// </summary>
public sealed partial class PaymentSagaGrain
{
    /// <summary>Completes when whoever has the turn knows whether the payment is new, or could not find out.</summary>
    private TaskCompletionSource? _looking;

    /// <summary>What the request that took its payment for new has held.</summary>
    private string? _tried;

    private bool IsUnread => FreshRow.IsUnread(row.Etag);

    /// <summary>What a new payment is answered with; null when there is a row, or was a moment ago, and it has been read.</summary>
    private async Task<Outcome<PaymentAnswer>?> BeginUnread(CreatePayment command)
    {
        (_tried, _looking) = (null, NewLook());
        Outcome<PaymentAnswer>? answer = null;
        ExceptionDispatchInfo? failure = null;
        try
        {
            answer = await Start(command);
            if (!IsUnread) return answer;
        }
        catch (Exception e) when (IsUnread)
        {
            if (e is not InconsistentStateException) failure = ExceptionDispatchInfo.Capture(e);
        }

        await Look();
        if (_tried is { } tried && !(row.RecordExists && tried == Hold)) _ = LetGo(tried, command.MerchantId);
        if (row.RecordExists) return null;
        failure?.Throw();
        return answer;
    }

    /// <summary>Only for who has the turn: the state must not change under a request that takes its payment for new.</summary>
    private async Task Look()
    {
        _looking ??= NewLook();
        await FreshRow.Read(row);
        _answer = row.State.Payment.Answer;
    }

    private static TaskCompletionSource NewLook() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Found()
    {
        _looking?.TrySetResult();
        _looking = null;
    }

    /// <summary>For calls that have waited behind a request that was to find out, and could not.</summary>
    private async Task Ready()
    {
        await _end;
        try
        {
            if (IsUnread) await Look();
        }
        finally
        {
            Found();
        }

        await Reckon();
    }

    /// <summary>For calls that do not wait for their turn; who has it will find out.</summary>
    private async Task ReadyBesideOthers()
    {
        if (!(IsUnread || IsIntent) || !_turn.TryTake()) return;
        try
        {
            await Ready();
        }
        finally
        {
            _turn.Leave();
        }
    }

    /// <summary>No request is kept waiting by it: should it fail, the hold is found as a leak.</summary>
    private async Task LetGo(string hold, string merchantId)
    {
        try
        {
            await Limits(merchantId).Release(hold);
        }
        catch (Exception e)
        {
            log.LogWarning("What a request of {Saga} has held was not let go: {Reason}", Id, e.Message);
        }
    }
}
