using System.Net;
using Payments.Channels.Http;
using static Payments.Channels.ChannelAnswer;

namespace Payments.Channels.PayPal;

/// <summary>Reads answers. What is not exactly what was asked for is unknown.</summary>
internal static class PayPalAnswers
{
    // PayPal's own limit for an order that nobody approves.
    private static readonly TimeSpan CustomersTime = TimeSpan.FromHours(3);

    /// <summary>The object of a good answer; otherwise what the answer means.</summary>
    /// <param name="isActing">Whether the call moves money, so that a refusal of it decides the attempt, even within a query.</param>
    public static (PayPalObject? Object, ChannelAnswer? Failure) Take(PayPalQuestion question, ChannelExchange exchange, bool isActing = true)
    {
        if (exchange.Failed(question.IsQuery, out var failure)) return (null, failure);
        var answer = PayPalJson.Parse(exchange.Body.Span);
        if (exchange.Status is not (HttpStatusCode.OK or HttpStatusCode.Created)) return (null, Refused(question, exchange.Status, answer, isActing));
        return answer is { Id: { Length: > 0 and <= 64 }, Name: null } ? (answer, null) : (null, new Unknown("the answer is not what PayPal sends"));
    }

    public static bool IsMissing(ChannelExchange exchange) =>
        exchange is { Failure: null, Status: HttpStatusCode.NotFound } && PayPalJson.Parse(exchange.Body.Span)?.Name == "RESOURCE_NOT_FOUND";

    public static string? Issue(ChannelExchange exchange) =>
        exchange is { Failure: null, Status: HttpStatusCode.UnprocessableEntity } ? PayPalJson.Parse(exchange.Body.Span)?.Details?.FirstOrDefault()?.Issue : null;

    /// <summary>An order that waits or has come to its end; null for one that was approved, with which something is to be done.</summary>
    public static ChannelAnswer? Order(PayPalQuestion question, PayPalObject order)
    {
        if (order.PurchaseUnits is not [{ } unit] || unit.CustomId != question.AttemptId) return new Unknown("the order is of another attempt");
        if (!unit.Amount.Is(question.Amount)) return new Unknown("the order has another amount or currency");
        if (order.Intent != question.Intent) return new Unknown("the order has another intent");
        return order.Status switch
        {
            "CREATED" or "PAYER_ACTION_REQUIRED" or "SAVED" => Action(order),
            "APPROVED" => null,
            "COMPLETED" when question.Kind == AttemptKind.Authorisation => unit.Payments?.Authorizations?.FirstOrDefault() is { } held ? Payment(question, held) : new Unknown("a completed order without an authorisation"),
            "COMPLETED" => unit.Payments?.Captures is [{ } capture] ? Payment(question, capture) : new Unknown("a completed order without one capture"),
            "VOIDED" => PayPalDeclines.Find("ORDER_VOIDED")!,
            _ => new Unknown("an order's status that is not known"),
        };
    }

    /// <summary>The capture or the authorisation that became of an order, or the capture of an authorisation.</summary>
    public static ChannelAnswer Payment(PayPalQuestion question, PayPalObject payment)
    {
        var attempt = question.Kind == AttemptKind.Capture ? payment.InvoiceId : payment.CustomId;
        if (attempt != question.AttemptId) return new Unknown("the payment is of another attempt");
        if (payment.Id is not { Length: > 0 and <= 64 } id || !payment.Amount.Is(question.Amount)) return new Unknown("the payment has another amount or currency");
        return payment.Status switch
        {
            "COMPLETED" or "REFUNDED" or "PARTIALLY_REFUNDED" when question.Kind != AttemptKind.Authorisation => new Succeeded(id),
            "CREATED" or "CAPTURED" or "PARTIALLY_CAPTURED" when question.Kind == AttemptKind.Authorisation => new Succeeded(id, payment.ExpirationTime),
            "PENDING" => new Processing(id),
            "DECLINED" or "FAILED" or "DENIED" => PayPalDeclines.Find(payment.StatusDetails?.Reason ?? "TRANSACTION_REFUSED") ?? (ChannelAnswer)new Unknown("a reason that is not known"),
            "VOIDED" when question.Kind == AttemptKind.Authorisation => PayPalDeclines.Find("AUTHORIZATION_VOIDED")!,
            _ => new Unknown("a payment's status that is not known"),
        };
    }

    public static ChannelAnswer Refund(PayPalQuestion question, PayPalObject refund)
    {
        if (refund.CustomId != question.AttemptId) return new Unknown("the refund is of another attempt");
        if (refund.Id is not { Length: > 0 and <= 64 } id || !refund.Amount.Is(question.Amount)) return new Unknown("the refund has another amount or currency");
        return refund.Status switch
        {
            "COMPLETED" => new Succeeded(id),
            "PENDING" => new Processing(id),
            "FAILED" or "CANCELLED" => PayPalDeclines.Find("REFUND_NOT_ALLOWED")!,
            _ => new Unknown("a refund's status that is not known"),
        };
    }

    private static ChannelAnswer Refused(PayPalQuestion question, HttpStatusCode status, PayPalObject? answer, bool isActing)
    {
        if (question.IsQuery && (!isActing || status != HttpStatusCode.UnprocessableEntity)) return new Unknown($"the query was refused with HTTP status {(int)status}");
        if (status == HttpStatusCode.Unauthorized) return new Declined(DeclineReason.ChannelError, Retryable: true, ChannelFaults.CredentialsRefused);
        if (answer?.Name is not { } name) return new Unknown($"HTTP status {(int)status} without one of PayPal's errors");
        if (status is not (HttpStatusCode.BadRequest or HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.UnprocessableEntity))
            return new Unknown($"an error {name} with HTTP status {(int)status}");
        // The issue tells more than the name of the error, and one that is not known is not explained by its name.
        return PayPalDeclines.Find(answer.Details?.FirstOrDefault()?.Issue ?? name) is { } declined ? declined : new Unknown("an error code that is not known");
    }

    private static ChannelAnswer Action(PayPalObject order)
    {
        var link = order.Links?.FirstOrDefault(one => one.Rel is "payer-action" or "approve");
        return Uri.TryCreate(link?.Href, UriKind.Absolute, out var redirect)
            && (redirect.Scheme == Uri.UriSchemeHttp || redirect.Scheme == Uri.UriSchemeHttps)
            && order.CreateTime is { } created
                ? new CustomerAction(order.Id!, redirect, created + CustomersTime)
                : new Unknown("the customer has to act, and the answer does not say where");
    }
}
