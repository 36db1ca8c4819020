using Payments.Channels;
using Payments.Ids;
using Payments.Outcomes;
using Payments.Sagas;

namespace Payments.Checkout;

/// <summary>Cancelling: at the channel first, so that no payment is called cancelled whose money still moves.</summary>
public sealed partial class PaymentSagaGrain
{
    /// <summary>A request of the attempt may be on its way for as long as its call may take, and a little more.</summary>
    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(15);

    /// <summary>Whether the channel has said anything to the wish to end the payment, until that is saved with the saga.</summary>
    private bool _answered = true;

    public async Task<Outcome<PaymentView>> Cancel(string merchantId)
    {
        // Behind whatever the saga is doing: its charge's answer decides what there is to cancel.
        await _turn.Take();
        try
        {
            await Ready();
            if (!row.RecordExists || row.State.MerchantId != merchantId) return PaymentRefusals.NotFound;
            var payment = row.State.Due is null || row.State.Status == SagaStatus.Compensated ? await Payment().Read() : await CancelOpen(reason: null);
            if (!payment.Accepted || payment.Value.Status == PaymentStatus.Cancelled || PaymentSaga.IsOpen(payment.Value.Status)) return payment;
            return PaymentRefusals.NotCancellable(payment.Value.Status);
        }
        finally
        {
            _turn.Leave();
        }
    }

    /// <summary>The wish is durable before the channel is asked, and stays until the channel has said what became of it.</summary>
    private async Task<Outcome<PaymentView>> CancelOpen(string? reason)
    {
        if (row.State.Undo is null)
        {
            var now = clock.GetUtcNow();
            await Store(row.State with { Undo = new SagaUndo(reason, now), Due = now + SagaAlarm.Patience });
        }

        return await Continue();
    }

    /// <summary>What the channel says after it was asked to end the charge; null when it did not say.</summary>
    private async Task<AttemptResult?> AskAndVoid()
    {
        if (row.State.Retry is { Sending: false }) return Ended();
        var answer = await Ask();
        return answer switch
        {
            ChannelAnswer.CustomerAction one => await Void(one.Reference),
            ChannelAnswer.Processing one => await Void(one.Reference),
            ChannelAnswer.NotFound => await NeverSeen(),
            ChannelAnswer.Declined => await WasVoided() ? Ended() : ChannelAnswers.Read(answer),
            ChannelAnswer.Succeeded => ChannelAnswers.Read(answer),
            _ => Unanswered(),
        };
    }

    /// <summary>
    /// The channel has no word of the attempt, and that is not its last one: what was sent may have been held up for longer than
    /// is known here. So it is looked for afterwards, which is durable before the payment ends by it.
    /// </summary>
    private async Task<AttemptResult?> NeverSeen()
    {
        if (PaymentSaga.MayStillArrive(row.State, CallLimit, clock.GetUtcNow())) return null;
        if (!IsBlocked) await Store(row.State with { Late = new SagaLate(0) });
        return Ended();
    }

    private async Task<AttemptResult?> Void(string reference)
    {
        var intent = Intent();
        var channel = (await channels.Find(intent.Channel)).Channel;
        var answer = await channel.Void(new VoidOrder(AttemptId.Of(Id, AttemptId.Void), reference, intent.Amount, intent.MerchantId), CancellationToken.None);
        return answer switch
        {
            ChannelAnswer.Succeeded => Ended(reference),
            // It has come to its end meanwhile, and the channel knows to which.
            ChannelAnswer.Declined => ChannelAnswers.Read(await Ask()),
            _ => Unanswered(),
        };
    }

    /// <summary>The payment stays as it is, but its saga asks as one does whose channel is away.</summary>
    private AttemptResult? Unanswered()
    {
        _answered = false;
        return null;
    }

    /// <summary>Whether it was cancelled or has expired, its saga knows.</summary>
    private AttemptResult Ended(string? reference = null) =>
        new(row.State.Undo is { Expiry: true } ? AttemptOutcome.Expired : AttemptOutcome.Cancelled, reference);

    private async Task<bool> WasVoided()
    {
        var intent = Intent();
        var question = new QueryOrder(AttemptId.Of(Id, AttemptId.Void), AttemptKind.Void, intent.Amount, intent.MerchantId, row.State.Payment.Reference);
        return await (await channels.Find(intent.Channel)).Channel.Query(question, CancellationToken.None) is ChannelAnswer.Succeeded;
    }
}
