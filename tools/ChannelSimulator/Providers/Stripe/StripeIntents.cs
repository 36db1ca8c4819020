using Payments.ChannelSimulator.Banking;

namespace Payments.ChannelSimulator.Providers.Stripe;

/// <summary>What payment intents do. Every call holds the book's gate.</summary>
internal sealed class StripeIntents(StripeBook book, Bank bank, StripeWebhooks webhooks, TimeProvider clock)
{
    public static readonly string[] CreateParameters =
    [
        "amount", "currency", "payment_method", "payment_method_types[", "confirm", "capture_method", "expand[", "metadata[", "description",
        "statement_descriptor_suffix", "payment_method_options[", "return_url", "error_on_requires_action",
    ];

    public static readonly string[] CaptureParameters = ["amount_to_capture", "final_capture", "metadata[", "expand["];

    public static readonly string[] CancelParameters = ["cancellation_reason", "expand["];

    /// <summary>What is wrong with the request itself; nothing is done yet.</summary>
    public static StripeReply? Check(StripeForm form)
    {
        if (StripeAmountRules.Wrong(form["amount"], form["currency"]) is { } wrong) return wrong;
        if (form["capture_method"] is not (null or "automatic" or "automatic_async" or "manual")) return StripeReply.Invalid("Invalid capture_method.", "capture_method");
        if (form["confirm"] != "true") return StripeReply.Invalid("Only payment intents that are confirmed at once are simulated.", "confirm");
        if (form["payment_method"] is not { } method) return StripeReply.Invalid("You cannot confirm this PaymentIntent because it's missing a payment method.", "payment_method", "parameter_missing");
        return StripeTestMethods.Find(method) is null ? StripeReply.Missing("PaymentMethod", method, "payment_method", 400) : null;
    }

    public StripeReply Create(StripeForm form, string key, Uri server)
    {
        var method = StripeTestMethods.Find(form["payment_method"]!)!;
        var intent = new StripeIntent
        {
            Id = StripeBook.NewId("pi"), Amount = StripeAmountRules.Integer(form["amount"])!.Value, Currency = form["currency"]!,
            IsManual = form["capture_method"] == "manual", IsMulticapture = form["payment_method_options[card][request_multicapture]"] == "if_available",
            PaymentMethod = form["payment_method"]!, Description = form["description"], ReturnUrl = form["return_url"],
            Created = clock.GetUtcNow(), Metadata = form.Metadata,
        };
        book.Intents.Add(intent.Id, intent);
        book.IntentsInOrder.Add(intent);
        var expanded = form["expand[0]"] == "latest_charge";
        if (form["error_on_requires_action"] == "true" && method.Behaviour.Verdict == Behaviours.Verdict.AskCustomer)
            return Decline(intent, new StripeTestMethod(method.Behaviour, "card_declined", "authentication_required"), Task.CompletedTask, server);

        var decision = bank.Act(new Terms(intent.Operation, key, intent.Amount, Upper(intent), StripeBook.Account, method.Behaviour));
        intent.BankReference = decision.View!.Reference;
        if (decision.View.Status == Status.Declined) return Decline(intent, method, decision.Durable, server);
        intent.Status = decision.View.Status == Status.RequiresAction ? "requires_action" : intent.IsManual ? "requires_capture" : "succeeded";
        if (intent.Status == "succeeded") Receive(intent);
        Tell(intent, server);
        return StripeReply.Ok(intent.Show(server, expanded), decision.Durable);
    }

    public StripeReply Capture(StripeIntent intent, StripeForm form, string key, Uri server)
    {
        if (intent.Status != "requires_capture") return Unexpected(intent, "captured", server);
        var amount = form["amount_to_capture"] is { } text ? StripeAmountRules.Integer(text) : intent.Capturable;
        if (amount is null or 0) return StripeReply.Invalid("Invalid integer", "amount_to_capture", "parameter_invalid_integer");
        if (amount > intent.Capturable)
            return StripeReply.Refused("amount_too_large", "The amount to capture must be less than or equal to the amount capturable.", "amount_to_capture");
        var final = form["final_capture"] != "false";
        if (!final && !intent.IsMulticapture) return StripeReply.Invalid("Multicapture is not available for this PaymentIntent.", "final_capture");

        var decision = bank.Act(new Terms(
            Operation.Capture, key, amount.Value, Upper(intent), StripeBook.Account, Behaviours.BehaviourTable.Plain, intent.BankReference, IsFinal: final));
        if (decision.View is not { Status: Status.Succeeded })
        {
            intent.Status = "canceled";
            return StripeReply.Refused("charge_expired_for_capture", "The charge cannot be captured as the authorization has expired.");
        }

        intent.Received += amount.Value;
        intent.Captures.Add(new StripeCapture(decision.View.Reference, amount.Value));
        if (final || intent.Received == intent.Amount) intent.Status = "succeeded";
        foreach (var (name, value) in form.Metadata) intent.Metadata[name] = value;
        Tell(intent, server);
        return StripeReply.Ok(intent.Show(server, form["expand[0]"] == "latest_charge"), decision.Durable);
    }

    public StripeReply Cancel(StripeIntent intent, StripeForm form, string key, Uri server)
    {
        if (intent.Status is "succeeded" or "canceled") return Unexpected(intent, "canceled", server);
        var durable = Task.CompletedTask;
        if (intent.Status != "requires_payment_method")
        {
            var operation = intent.IsManual ? Operation.Release : Operation.Void;
            var decision = bank.Act(new Terms(operation, key, intent.Amount, Upper(intent), StripeBook.Account, Behaviours.BehaviourTable.Plain, intent.BankReference));
            durable = decision.Durable;
        }

        intent.Status = "canceled";
        Tell(intent, server);
        return StripeReply.Ok(intent.Show(server, form["expand[0]"] == "latest_charge"), durable);
    }

    /// <summary>The customer's answer at the authentication page; null when it is not waited for.</summary>
    public Task? Authenticate(StripeIntent intent, bool approved, Uri server)
    {
        if (bank.Complete(intent.BankReference!, approved) is not var (decision, _)) return null;
        intent.Status = !approved ? "requires_payment_method" : intent.IsManual ? "requires_capture" : "succeeded";
        if (intent.Status == "succeeded") Receive(intent);
        if (!approved)
            intent.LastError = StripeReply.Error("invalid_request_error", "payment_intent_authentication_failure", "The provided PaymentMethod has failed authentication.")["error"]!.DeepClone().AsObject();
        Tell(intent, server);
        return decision.Durable;
    }

    private static void Receive(StripeIntent intent)
    {
        intent.Received = intent.Amount;
        intent.Captures.Add(new StripeCapture(intent.BankReference!, intent.Amount));
    }

    private StripeReply Decline(StripeIntent intent, StripeTestMethod method, Task durable, Uri server)
    {
        intent.Status = "requires_payment_method";
        intent.LastError = method.CardError(intent.Id);
        Tell(intent, server);
        return StripeReply.Declined(intent.LastError, intent.Show(server, expanded: false), durable);
    }

    private void Tell(StripeIntent intent, Uri server)
    {
        var type = intent.Status switch
        {
            "succeeded" => "payment_intent.succeeded",
            "requires_payment_method" => "payment_intent.payment_failed",
            "requires_capture" => "payment_intent.amount_capturable_updated",
            "canceled" => "payment_intent.canceled",
            _ => "payment_intent.requires_action",
        };
        webhooks.Send(type, intent.Show(server, expanded: false));
    }

    private static StripeReply Unexpected(StripeIntent intent, string done, Uri server) => StripeReply.Refused(
        "payment_intent_unexpected_state", $"This PaymentIntent could not be {done} because it has a status of {intent.Status}.", intent: intent.Show(server, expanded: false));

    private static string Upper(StripeIntent intent) => intent.Currency.ToUpperInvariant();
}
