using System.Text.Json.Nodes;
using Payments.ChannelSimulator.Banking;
using Payments.ChannelSimulator.Behaviours;

namespace Payments.ChannelSimulator.Providers.PayPal;

/// <summary>Orders, from their creation to the capture or authorisation. Every call holds the book's gate.</summary>
internal sealed class PayPalOrders(PayPalBook book, Bank bank, PayPalWebhooks webhooks, TimeProvider clock)
{
    public PayPalReply Create(JsonObject body, Uri server)
    {
        var intent = body["intent"]?.ToString();
        if (intent is not ("CAPTURE" or "AUTHORIZE")) return PayPalReply.Invalid("INVALID_PARAMETER_VALUE", "/intent");
        if (body["purchase_units"] is not JsonArray { Count: 1 } units || units[0] is not JsonObject unit) return PayPalReply.Invalid("MISSING_REQUIRED_PARAMETER", "/purchase_units");
        var (amount, wrong) = PayPalMoney.Read(unit["amount"]);
        if (wrong is not null) return wrong;
        if (unit["custom_id"]?.ToString() is { Length: > 255 }) return PayPalReply.Invalid("INVALID_STRING_LENGTH", "/purchase_units/0/custom_id");
        var wallet = body["payment_source"]?["paypal"];
        var order = new PayPalOrder
        {
            Id = PayPalBook.NewId(), IsAuthorisation = intent == "AUTHORIZE", Amount = amount!, CustomId = unit["custom_id"]?.ToString(),
            ReturnUrl = wallet?["experience_context"]?["return_url"]?.ToString(), Created = clock.GetUtcNow(), HasSource = wallet is not null,
            Status = wallet is null ? "CREATED" : "PAYER_ACTION_REQUIRED",
        };
        book.Orders.Add(order.Id, order);
        return PayPalReply.Ok(order.Show(server), order.HasSource ? 200 : 201);
    }

    /// <summary>What the customer does at checkoutnow; false when the order does not wait for it.</summary>
    public bool Approve(PayPalOrder order, bool declining, Uri server)
    {
        if (order.Status is not ("CREATED" or "PAYER_ACTION_REQUIRED")) return false;
        (order.Status, order.IsDeclining) = ("APPROVED", declining);
        webhooks.Send("CHECKOUT.ORDER.APPROVED", "checkout-order", order.Show(server));
        return true;
    }

    /// <summary>Captures or authorises an approved order, as its intent says.</summary>
    public PayPalReply Complete(PayPalOrder order, bool authorise, string key, Uri server)
    {
        if (authorise != order.IsAuthorisation) return PayPalReply.Unprocessable("ACTION_DOES_NOT_MATCH_INTENT");
        if (order.Status == "COMPLETED") return PayPalReply.Unprocessable(authorise ? "ORDER_ALREADY_AUTHORIZED" : "ORDER_ALREADY_CAPTURED");
        if (order.Status != "APPROVED") return PayPalReply.Unprocessable("ORDER_NOT_APPROVED");
        var behaviour = order.IsDeclining ? BehaviourTable.Find("tok_declined")! : BehaviourTable.Plain;
        var decision = bank.Act(new Terms(
            authorise ? Operation.Authorisation : Operation.Charge, key, order.Amount.Minor, order.Amount.Currency, PayPalBook.Account, behaviour));
        if (decision.View is not { Status: Status.Succeeded } view) return PayPalReply.Unprocessable("INSTRUMENT_DECLINED") with { Durable = decision.Durable };
        order.Status = "COMPLETED";
        order.BankReference = view.Reference;
        var payment = book.Add(new PayPalPayment
        {
            Kind = authorise ? "authorizations" : "captures", Id = PayPalBook.NewId(), Order = order, Amount = order.Amount, CustomId = order.CustomId,
            BankReference = view.Reference, Created = clock.GetUtcNow(), Status = authorise ? "CREATED" : "COMPLETED", IsFinal = true,
        });
        webhooks.Send(authorise ? "PAYMENT.AUTHORIZATION.CREATED" : "PAYMENT.CAPTURE.COMPLETED", authorise ? "authorization" : "capture", payment.Show(server));
        return PayPalReply.Ok(order.Show(server), 201, decision.Durable);
    }
}
