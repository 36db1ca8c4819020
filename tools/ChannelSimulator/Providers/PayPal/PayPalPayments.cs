using System.Text.Json.Nodes;
using Payments.ChannelSimulator.Banking;
using Payments.ChannelSimulator.Behaviours;

namespace Payments.ChannelSimulator.Providers.PayPal;

/// <summary>Captures, voids and renewals of authorisations, and refunds of captures. Every call holds the book's gate.</summary>
internal sealed class PayPalPayments(PayPalBook book, Bank bank, PayPalWebhooks webhooks, TimeProvider clock)
{
    private static readonly TimeSpan Honoured = TimeSpan.FromDays(3);
    private static readonly TimeSpan Life = TimeSpan.FromDays(29);

    public PayPalReply Capture(PayPalPayment authorisation, JsonObject body, string key, Uri server)
    {
        var first = authorisation.Order.Authorisations[0];
        if (first.Status == "VOIDED") return PayPalReply.Unprocessable("AUTHORIZATION_VOIDED");
        if (first.Status == "CAPTURED") return PayPalReply.Unprocessable("AUTHORIZATION_ALREADY_CAPTURED");
        if (clock.GetUtcNow() - first.Created > Life) return PayPalReply.Unprocessable("AUTHORIZATION_EXPIRED");
        var (amount, wrong) = body["amount"] is null ? (first.Amount with { Minor = first.Amount.Minor - first.Order.Captured }, null) : PayPalMoney.Read(body["amount"]);
        if (wrong is not null) return wrong;
        if (amount!.Currency != first.Amount.Currency) return PayPalReply.Unprocessable("AUTH_CURRENCY_MISMATCH");
        if (first.Order.Captured + amount.Minor > first.Amount.Minor) return PayPalReply.Unprocessable("MAX_CAPTURE_AMOUNT_EXCEEDED");
        var final = body["final_capture"]?.GetValue<bool>() ?? false;
        var decision = bank.Act(new Terms(
            Operation.Capture, key, amount.Minor, amount.Currency, PayPalBook.Account, BehaviourTable.Plain, first.BankReference, IsFinal: final));
        if (decision.View is not { Status: Status.Succeeded }) return PayPalReply.Unprocessable("AUTHORIZATION_EXPIRED");
        var capture = book.Add(new PayPalPayment
        {
            Kind = "captures", Id = PayPalBook.NewId(), Order = first.Order, Amount = amount, CustomId = first.CustomId, InvoiceId = body["invoice_id"]?.ToString(),
            BankReference = decision.View.Reference, Created = clock.GetUtcNow(), Status = "COMPLETED", IsFinal = final,
        });
        first.Status = final || first.Order.Captured == first.Amount.Minor ? "CAPTURED" : "PARTIALLY_CAPTURED";
        webhooks.Send("PAYMENT.CAPTURE.COMPLETED", "capture", capture.Show(server));
        return PayPalReply.Ok(capture.Show(server), 201, decision.Durable);
    }

    public PayPalReply Void(PayPalPayment authorisation, string key, Uri server)
    {
        if (authorisation != authorisation.Order.Authorisations[0]) return PayPalReply.Unprocessable("CANNOT_BE_VOIDED");
        if (authorisation.Status == "VOIDED") return PayPalReply.Unprocessable("PREVIOUSLY_VOIDED");
        if (authorisation.Status == "CAPTURED") return PayPalReply.Unprocessable("PREVIOUSLY_CAPTURED");
        var decision = bank.Act(new Terms(
            Operation.Release, key, authorisation.Amount.Minor, authorisation.Amount.Currency, PayPalBook.Account, BehaviourTable.Plain, authorisation.BankReference));
        authorisation.Status = "VOIDED";
        webhooks.Send("PAYMENT.AUTHORIZATION.VOIDED", "authorization", authorisation.Show(server));
        return PayPalReply.Ok(authorisation.Show(server), 200, decision.Durable);
    }

    public PayPalReply Reauthorise(PayPalPayment authorisation, JsonObject body, Uri server)
    {
        var first = authorisation.Order.Authorisations[0];
        if (first.Status is not ("CREATED" or "PARTIALLY_CAPTURED")) return PayPalReply.Unprocessable("CANNOT_BE_REAUTHORIZED");
        var age = clock.GetUtcNow() - authorisation.Order.Authorisations[^1].Created;
        if (age < Honoured) return PayPalReply.Unprocessable("REAUTHORIZATION_TOO_SOON");
        if (clock.GetUtcNow() - first.Created > Life) return PayPalReply.Unprocessable("AUTHORIZATION_EXPIRED");
        var (amount, wrong) = PayPalMoney.Read(body["amount"]);
        if (wrong is not null) return wrong;
        // It holds the same money again: nothing moves, so the bank hears nothing.
        var again = book.Add(new PayPalPayment
        {
            Kind = "authorizations", Id = PayPalBook.NewId(), Order = first.Order, Amount = amount!, CustomId = first.CustomId,
            Created = clock.GetUtcNow(), Status = "CREATED",
        });
        return PayPalReply.Ok(again.Show(server), 201);
    }

    public PayPalReply Refund(PayPalPayment capture, JsonObject body, string key, Uri server)
    {
        var left = capture.Amount.Minor - capture.Refunded;
        if (left == 0) return PayPalReply.Unprocessable("CAPTURE_FULLY_REFUNDED");
        var (amount, wrong) = body["amount"] is null ? (capture.Amount with { Minor = left }, null) : PayPalMoney.Read(body["amount"]);
        if (wrong is not null) return wrong;
        if (amount!.Currency != capture.Amount.Currency) return PayPalReply.Unprocessable("REFUND_CAPTURE_CURRENCY_MISMATCH");
        if (amount.Minor > left) return PayPalReply.Unprocessable("REFUND_AMOUNT_EXCEEDED");
        var decision = bank.Act(new Terms(
            Operation.Refund, key, amount.Minor, amount.Currency, PayPalBook.Account, BehaviourTable.Plain, capture.BankReference));
        if (decision.View is not { Status: Status.Succeeded }) return PayPalReply.Unprocessable("REFUND_NOT_ALLOWED");
        capture.Refunded += amount.Minor;
        capture.Status = capture.Refunded == capture.Amount.Minor ? "REFUNDED" : "PARTIALLY_REFUNDED";
        var refund = book.Add(new PayPalPayment
        {
            Kind = "refunds", Id = PayPalBook.NewId(), Order = capture.Order, Amount = amount, CustomId = body["custom_id"]?.ToString(),
            InvoiceId = body["invoice_id"]?.ToString(), Created = clock.GetUtcNow(), Status = "COMPLETED",
        });
        webhooks.Send("PAYMENT.CAPTURE.REFUNDED", "refund", refund.Show(server));
        return PayPalReply.Ok(refund.Show(server), 201, decision.Durable);
    }
}
