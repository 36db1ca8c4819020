using Payments.Channels;
using Payments.Money;
using Payments.Outcomes;
using Payments.Requests;
using Payments.Sagas;

namespace Payments.Holds;

/// <summary>Captures: the share is taken behind the gate, and then the channel is asked.</summary>
public sealed partial class HoldGrain
{
    public async Task<Outcome<CaptureAnswer>> Capture(CaptureHold command)
    {
        if (Replay(command, await Durable()) is { } replay) return replay;
        if (!_working.Add(command.CaptureId)) return IdempotencyRefusals.InProgress;
        try
        {
            // Another call may have come to its end meanwhile.
            if (Replay(command, await Durable()) is { } late) return late;
            if (Find(row.State, command.CaptureId) is not null) return AnswerOf(await ContinueCapture(command.CaptureId), command.CaptureId, replayed: true);
            var begun = await Change(now => CaptureRules.Begin(Id, now, command, clock.GetUtcNow(), SagaAlarm.Patience));
            if (!begun.Accepted) return begun.Refusal;
            var word = await SendCapture(command.CaptureId, mayHaveActed: false);
            return AnswerOf(await SettleCapture(command.CaptureId, word), command.CaptureId, replayed: false);
        }
        finally
        {
            _working.Remove(command.CaptureId);
        }
    }

    private Outcome<CaptureAnswer>? Replay(CaptureHold command, HoldState? state)
    {
        // Another merchant's pre-authorisation answers exactly like a missing one.
        if (state is null || state.MerchantId != command.MerchantId) return HoldRefusals.NotFound;
        if (Find(state, command.CaptureId) is not { } known) return null;
        if (known.Fingerprint != command.Request.Fingerprint) return IdempotencyRefusals.KeyReused;
        if (HoldViews.FirstAnswer(Id, state.Currency, known) is not { } first) return null;
        return new CaptureAnswer(first, Replayed: true);
    }

    private async Task<HoldState> ContinueCapture(string id)
    {
        var capture = Find(row.State, id)!;
        if (!capture.Operation.IsOpen) return row.State;
        var word = await Continue(
            capture.Operation,
            AttemptKind.Capture,
            new Amount(capture.Minor, row.State.Currency),
            mayHaveActed => SendCapture(id, mayHaveActed),
            state => state with { Captures = state.Captures.Replace(Find(state, id)!, Find(state, id)! with { Operation = OperationRules.Sending(Find(state, id)!.Operation) }) });
        return await SettleCapture(id, word);
    }

    private async Task<ChannelWord> SendCapture(string id, bool mayHaveActed)
    {
        var account = await Account();
        var (state, capture) = (row.State, Find(row.State, id)!);
        var order = new CaptureOrder(
            capture.Operation.AttemptId, ReferenceOf(state), new Amount(capture.Minor, state.Currency), capture.IsFinal, state.MerchantId, account.CallbackUrl);
        return await Send(capture.Operation, () => account.Channel.Capture(order, CancellationToken.None), mayHaveActed);
    }

    private Task<HoldState> SettleCapture(string id, ChannelWord word) => Change(state => CaptureRules.Settle(Id, state, id, word, clock.GetUtcNow()));

    private CaptureAnswer AnswerOf(HoldState state, string id, bool replayed) =>
        new(HoldViews.FirstAnswer(Id, state.Currency, Find(state, id)!)!, replayed);

    private static StoredCapture? Find(HoldState state, string id) => state.Captures.FirstOrDefault(capture => capture.Id == id);

    private static string ReferenceOf(HoldState state) =>
        state.Authorisation.Reference ?? throw new InvalidOperationException("A pre-authorisation that the channel holds has its reference.");
}
