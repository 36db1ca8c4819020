using Payments.ChannelSimulator.Banking;
using Payments.ChannelSimulator.Behaviours;
using Payments.ChannelSimulator.Callbacks;

namespace Payments.ChannelSimulator.Http;

/// <summary>Serves a mutating call: faults before, the act, the log, callbacks, faults after, the answer.</summary>
internal sealed class Counter(Bank bank, Faults faults, CallbackSender callbacks, SimulatorOptions options)
{
    public async Task Serve(HttpContext http, Terms terms)
    {
        if (options.Latency > TimeSpan.Zero) await Task.Delay(options.Latency, http.RequestAborted);
        var delivery = terms.Effective.Delivery;
        // The usual call is not asked twice whether its key is known.
        if (delivery != Delivery.Plain && !bank.Knows(terms.Key) && await faults.StrikeBefore(http, terms.Key, delivery)) return;

        var decision = bank.Act(terms);
        await decision.Durable;
        await SendCallback(decision, delivery);
        if (decision.View is not { } view)
        {
            await Answers.Refusal(http, decision.Error!, terms.Key);
            return;
        }

        var expires = bank.Expires(view);
        if (decision.Fresh && await faults.StrikeAfter(http, delivery, view, expires)) return;
        var status = view.Status == Status.Declined ? StatusCodes.Status402PaymentRequired : StatusCodes.Status200OK;
        await Answers.Write(http, status, Answers.Of(view, http.Request, expires), Wire.Default.AttemptBody);
    }

    private async Task SendCallback(Decision decision, Delivery delivery)
    {
        if (decision.Callback is null) return;
        var sending = callbacks.Send(decision.Callback);
        // The platform hears of the charge from the callback before it hears it from the answer.
        if (delivery == Delivery.CallbackFirst) await sending;
    }
}
