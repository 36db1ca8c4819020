using static Payments.Channels.ChannelAnswer;

namespace Payments.Channels.PayPal;

/// <summary>Asks what became of an attempt, and goes on with an order that its customer has approved.</summary>
internal sealed class PayPalQueries(PayPalCalls calls)
{
    public Task<ChannelAnswer> Ask(PayPalQuestion question, QueryOrder order, CancellationToken cancellation) => question.Kind switch
    {
        AttemptKind.Charge or AttemptKind.Authorisation => order.Reference is { } reference
            ? Begun(question, reference, cancellation)
            // An order whose answer was lost has no customer who could approve it, so that no money can move.
            : Task.FromResult<ChannelAnswer>(new NotFound()),
        AttemptKind.Refund or AttemptKind.Void => Refund(question, order, cancellation),
        AttemptKind.Capture => Capture(question, order.ChargeReference, cancellation),
        AttemptKind.Release => Release(question, order.ChargeReference ?? order.Reference, cancellation),
    };

    /// <summary>To end what still waits: nobody captures the order, so there is nothing to be done.</summary>
    public async Task<ChannelAnswer> Waiting(PayPalQuestion question, string reference, CancellationToken cancellation)
    {
        var (order, failure) = PayPalAnswers.Take(question, await calls.Get(PayPalChannel.OrderOf(reference), cancellation), isActing: false);
        if (failure is not null) return failure;
        if (order!.PurchaseUnits is not [{ } unit] || !unit.Amount.Is(question.Amount)) return new Unknown("the order has another amount or currency");
        return order.Status is "CREATED" or "PAYER_ACTION_REQUIRED" or "SAVED" or "APPROVED" or "VOIDED" && unit.Payments is null
            ? new Succeeded(order.Id!)
            : new Unknown("the order does not wait any more");
    }

    /// <param name="reference">That of the order; later that of what it became.</param>
    private async Task<ChannelAnswer> Begun(PayPalQuestion question, string reference, CancellationToken cancellation)
    {
        var exchange = await calls.Get(PayPalChannel.OrderOf(reference), cancellation);
        if (PayPalAnswers.IsMissing(exchange))
        {
            var path = question.Kind == AttemptKind.Charge ? PayPalChannel.CaptureOf(reference) : PayPalChannel.Authorisation(reference);
            var (payment, unread) = PayPalAnswers.Take(question, await calls.Get(path, cancellation), isActing: false);
            return unread ?? PayPalAnswers.Payment(question, payment!);
        }

        var (order, failure) = PayPalAnswers.Take(question, exchange, isActing: false);
        if (failure is not null) return failure;
        if (order!.Id != reference) return new Unknown("the answer is about another order");
        return PayPalAnswers.Order(question, order) ?? await GoOn(question, reference, cancellation);
    }

    private async Task<ChannelAnswer> GoOn(PayPalQuestion question, string order, CancellationToken cancellation)
    {
        var path = $"{PayPalChannel.OrderOf(order)}/{(question.Kind == AttemptKind.Charge ? "capture" : "authorize")}";
        var (done, failure) = PayPalAnswers.Take(question, await calls.Post(path, question.AttemptId, cancellation));
        return failure ?? (done!.Id == order ? PayPalAnswers.Order(question, done) : null) ?? new Unknown("the order is approved, and was not gone on with");
    }

    private async Task<ChannelAnswer> Refund(PayPalQuestion question, QueryOrder asked, CancellationToken cancellation)
    {
        if (asked.Reference is { } refund && question.Kind == AttemptKind.Refund)
        {
            var (answer, unread) = PayPalAnswers.Take(question, await calls.Get($"v2/payments/refunds/{Uri.EscapeDataString(refund)}", cancellation), isActing: false);
            return unread ?? PayPalAnswers.Refund(question, answer!);
        }

        if (asked.ChargeReference is not { } charge) return new Unknown("no capture whose refunds could be looked through");
        var exchange = await calls.Get(PayPalChannel.CaptureOf(charge), cancellation);
        if (question.Kind == AttemptKind.Void && PayPalAnswers.IsMissing(exchange)) return await Waiting(question, charge, cancellation);
        var (capture, failure) = PayPalAnswers.Take(question, exchange, isActing: false);
        if (failure is not null) return failure;
        var (payments, unlisted) = await Payments(question, capture!, cancellation);
        if (unlisted is not null) return unlisted;
        return payments!.Refunds?.FirstOrDefault(one => one.CustomId == question.AttemptId) is { } found ? PayPalAnswers.Refund(question, found) : new NotFound();
    }

    private async Task<ChannelAnswer> Capture(PayPalQuestion question, string? authorisation, CancellationToken cancellation)
    {
        if (authorisation is null) return new Unknown("no authorisation whose captures could be looked through");
        var (held, failure) = PayPalAnswers.Take(question, await calls.Get(PayPalChannel.Authorisation(authorisation), cancellation), isActing: false);
        if (failure is not null) return failure;
        var (payments, unlisted) = await Payments(question, held!, cancellation);
        if (unlisted is not null) return unlisted;
        return payments!.Captures?.FirstOrDefault(one => one.InvoiceId == question.AttemptId) is { } found ? PayPalAnswers.Payment(question, found) : new NotFound();
    }

    private async Task<ChannelAnswer> Release(PayPalQuestion question, string? authorisation, CancellationToken cancellation)
    {
        if (authorisation is null) return new Unknown("no authorisation to ask for");
        var exchange = await calls.Get(PayPalChannel.Authorisation(authorisation), cancellation);
        if (PayPalAnswers.IsMissing(exchange)) return await Waiting(question, authorisation, cancellation);
        var (held, failure) = PayPalAnswers.Take(question, exchange, isActing: false);
        if (failure is not null) return failure;
        if (held!.Id != authorisation || !held.Amount.Is(question.Amount)) return new Unknown("the answer is about another authorisation");
        return held.Status switch
        {
            "VOIDED" => new Succeeded(held.Id!),
            "CREATED" or "PENDING" or "PARTIALLY_CAPTURED" => new NotFound(),
            "CAPTURED" => PayPalDeclines.Find("AUTHORIZATION_ALREADY_CAPTURED")!,
            _ => new Unknown("an authorisation's status that is not known"),
        };
    }

    /// <summary>All payments of the order that this one belongs to.</summary>
    private async Task<(PayPalPaymentLists? Payments, ChannelAnswer? Failure)> Payments(PayPalQuestion question, PayPalObject payment, CancellationToken cancellation)
    {
        if (payment.SupplementaryData?.RelatedIds?.OrderId is not { } id) return (null, new Unknown("the payment does not name its order"));
        var (order, failure) = PayPalAnswers.Take(question, await calls.Get(PayPalChannel.OrderOf(id), cancellation), isActing: false);
        if (failure is not null) return (null, failure);
        return order is { PurchaseUnits: [{ Payments: { } payments }] } && order.Id == id ? (payments, null) : (null, new Unknown("the order does not list its payments"));
    }
}
