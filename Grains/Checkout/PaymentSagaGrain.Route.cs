using Payments.Channels;
using Payments.Sagas;

namespace Payments.Checkout;

/// <summary>The charge, at the channel that the payment is at, and at the next ones where a channel's no is not the last word.</summary>
public sealed partial class PaymentSagaGrain
{
    private Uri? ReturnUrl => row.State.Payment.ReturnUrl is { } url ? new Uri(url) : null;

    private async Task<AttemptResult> Charge()
    {
        while (true)
        {
            var intent = Intent();
            var account = await channels.Find(intent.Channel);
            var answer = await account.Channel.Charge(
                new ChargeOrder(intent.AttemptId, intent.Amount, intent.Method, intent.Description ?? "", intent.MerchantId, ReturnUrl, account.CallbackUrl), CancellationToken.None);
            if (PaymentRoute.Next(row.State, intent.AttemptId, answer, _mayHaveActed, clock.GetUtcNow()) is not { } next) return Remember(answer);

            // The next channel hears of it only when it is durable that the last one is done with.
            await Store(next with { Due = clock.GetUtcNow() + SagaAlarm.Patience });
            _mayHaveActed = false;
        }
    }

    private async Task<AttemptResult> AskOrCharge()
    {
        if (row.State.Retry is { Sending: false } unsent) return await SendAgain(unsent);
        var answer = await Ask();
        if (PaymentRoute.NextAfterQuestion(row.State, Intent().AttemptId, answer, clock.GetUtcNow()) is { } next)
        {
            await Store(next);
            _mayHaveActed = false;
            return await HoldAndCharge();
        }

        if (ChannelAnswers.Read(answer) is { } known) return known;
        _mayHaveActed = true;
        return await HoldAndCharge();
    }

    /// <summary>What is still open is asked for by the channel's own name, which goes into this row with its next save.</summary>
    private AttemptResult Remember(ChannelAnswer answer)
    {
        if (ChannelAnswers.Read(answer) is not { } result) return Unreached();
        if (result is { Reference: { } reference, Outcome: AttemptOutcome.CustomerAction or AttemptOutcome.Processing })
            row.State = row.State with { Payment = row.State.Payment with { Reference = reference } };
        return result;
    }
}
