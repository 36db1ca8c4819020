using System.Text.Json;
using Payments.Checkout;
using Payments.Events;
using Payments.Sagas;

namespace Payments.Refunds;

/// <summary>What a refund remembers as it goes on. Pure.</summary>
public static class RefundSaga
{
    /// <summary>Before anybody is asked for the money: whoever finds it after a crash asks again.</summary>
    public static RefundState Wish(CreateRefund command, DateTimeOffset now, TimeSpan patience) => new()
    {
        PaymentId = command.Of.PaymentId ?? "",
        PreAuthorisationId = command.Of.PreAuthorisationId,
        Wish = new RefundWish(command.MerchantId, command.Minor, command.Of.CaptureId),
        Status = RefundStatus.Processing,
        Reason = command.Reason,
        Fingerprint = command.Request.Fingerprint,
        CreatedAt = now,
        UpdatedAt = now,
        Due = now + patience,
    };

    public static RefundState Start(string id, RefundState wish, RefundHold hold, DateTimeOffset now, TimeSpan patience) =>
        Recorded(id, now, wish with { Wish = null, Hold = hold, CreatedAt = now, Due = now + patience });

    /// <summary>The state after the channel's answer, with the first answer to the caller, and the next question where one is needed.</summary>
    public static RefundState After(string id, RefundState state, AttemptResult result, DateTimeOffset now)
    {
        if (RefundTransitions.Next(state.Status, result.Outcome) is not { } next) return state;
        var open = IsOpen(next);
        // A call that certainly did nothing is made again; an answer that was lost is asked for.
        var retry = state.Retry is { Sending: false } unsent ? RetrySchedule.After(unsent.Tries) : null;
        var (due, questions) = retry is { } wait ? (now + wait, state.Questions) : QuestionSchedule.Next(state.Due, next == state.Status ? state.Questions : 0, now, next == RefundStatus.Unknown);
        var after = state with
        {
            Status = next,
            Decline = result.Decline,
            ClaimUrl = result.ClaimUrl ?? state.ClaimUrl,
            UpdatedAt = now,
            Due = open ? due : null,
            Questions = questions,
            Outbox = [],
        };
        if (next != state.Status) after = Recorded(id, now, after);
        return after with { Answer = state.Answer ?? View(id, after) };
    }

    public static RefundView View(string id, RefundState state) => new(
        id,
        state.PreAuthorisationId is null ? state.PaymentId : null,
        state.PreAuthorisationId,
        state.Hold.CaptureId,
        state.Hold.Amount.Minor,
        state.Hold.Amount.Currency,
        state.Status,
        state.Decline,
        state.Reason,
        state.CreatedAt,
        state.UpdatedAt,
        IsOpen(state.Status) ? state.ClaimUrl : null);

    private static bool IsOpen(RefundStatus status) => status is RefundStatus.Processing or RefundStatus.Unknown;

    private static RefundState Recorded(string id, DateTimeOffset now, RefundState state)
    {
        var sequence = checked(state.LastEvent + 1);
        var next = state with { LastEvent = sequence, UpdatedAt = now };
        var data = JsonSerializer.Serialize(View(id, next), RefundJson.Default.RefundView);
        return next with { Outbox = [OutboxEvent.Of(EventType(state.Status), state.Hold.MerchantId, id, sequence, now, data)] };
    }

    private static string EventType(RefundStatus status) => status switch
    {
        RefundStatus.Processing => "refund.processing",
        RefundStatus.Unknown => "refund.unknown",
        RefundStatus.Succeeded => "refund.succeeded",
        RefundStatus.Failed => "refund.failed",
    };
}
