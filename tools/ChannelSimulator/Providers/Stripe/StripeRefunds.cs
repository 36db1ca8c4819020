using Payments.ChannelSimulator.Banking;

namespace Payments.ChannelSimulator.Providers.Stripe;

/// <summary>What refunds do. Every call holds the book's gate.</summary>
internal sealed class StripeRefunds(StripeBook book, Bank bank, StripeWebhooks webhooks, SimulatorOptions options, TimeProvider clock, IHostApplicationLifetime lifetime)
{
    public static readonly string[] Parameters = ["payment_intent", "amount", "reason", "metadata[", "expand["];

    public StripeReply Create(StripeForm form, string key)
    {
        if (form["payment_intent"] is not { } id) return StripeReply.Invalid("One of the following params should be provided for this request: payment_intent or charge.", code: "parameter_missing");
        if (!book.Intents.TryGetValue(id, out var intent)) return StripeReply.Missing("payment_intent", id, "payment_intent");
        if (intent.Received == 0) return StripeReply.Refused("charge_not_refundable", "This PaymentIntent does not have a successful charge to refund.");
        var left = intent.Received - intent.Refunded;
        if (left == 0) return StripeReply.Refused("charge_already_refunded", "The charge has already been refunded.");
        var amount = form["amount"] is { } text ? StripeAmountRules.Integer(text) : left;
        if (amount is null or 0) return StripeReply.Invalid("Invalid integer", "amount", "parameter_invalid_integer");
        // In the documentation's example this error has a parameter and no code.
        if (amount > left) return StripeReply.Invalid("Refund amount is greater than unrefunded amount on charge.", "amount");

        if (GiveBack(intent, amount.Value, key) is not var (view, durable)) return StripeReply.Refused("charge_not_refundable", "The charge cannot be refunded.");
        var refund = new StripeRefund
        {
            Id = StripeBook.NewId("re"), Intent = intent, BankReference = view.Reference, Amount = amount.Value, Created = clock.GetUtcNow(), Metadata = form.Metadata,
            Status = view.Status == Status.Succeeded ? "succeeded" : "pending",
        };
        book.Refunds.Add(refund.Id, refund);
        book.RefundsInOrder.Add(refund);
        intent.Refunded += amount.Value;
        webhooks.Send("refund.created", refund.Show());
        if (refund.Status == "pending") _ = Watch(refund);
        return StripeReply.Ok(refund.Show(), durable);
    }

    /// <summary>From as many captures as it takes; the first one's fate is the refund's.</summary>
    private (AttemptView View, Task Durable)? GiveBack(StripeIntent intent, long amount, string key)
    {
        (AttemptView View, Task Durable)? first = null;
        foreach (var capture in intent.Captures.Where(capture => capture.Left > 0))
        {
            if (amount == 0) break;
            var part = Math.Min(amount, capture.Left);
            var decision = bank.Act(new Terms(
                Operation.Refund, first is null ? key : $"{key}-{capture.BankReference}", part, intent.Currency.ToUpperInvariant(), StripeBook.Account,
                bank.BehaviourOn(Operation.Refund, capture.BankReference, part), capture.BankReference));
            if (decision.View is not { Status: not Status.Declined } view) break;
            (capture.Left, amount) = (capture.Left - part, amount - part);
            first = (first?.View ?? view, decision.Durable);
        }

        return first;
    }

    /// <summary>What pends at the bank comes to its end there.</summary>
    private async Task Watch(StripeRefund refund)
    {
        try
        {
            while (StripeBook.Now(bank, Operation.Refund, refund.BankReference) == Status.Processing)
                await Task.Delay(options.Settle / 4 + TimeSpan.FromMilliseconds(10), clock, lifetime.ApplicationStopping);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        lock (book.Gate)
        {
            refund.Status = StripeBook.Now(bank, Operation.Refund, refund.BankReference) == Status.Succeeded ? "succeeded" : "failed";
            if (refund.Status == "failed") refund.Intent.Refunded -= refund.Amount;
            webhooks.Send(refund.Status == "failed" ? "refund.failed" : "refund.updated", refund.Show());
        }
    }
}
