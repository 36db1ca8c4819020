using static Payments.Channels.ChannelAnswer;

namespace Payments.Channels.PayPal;

/// <summary>Captures of authorisations, which may have to be authorised anew first.</summary>
internal sealed class PayPalCaptures(PayPalCalls calls, TimeProvider clock)
{
    public async Task<ChannelAnswer> Capture(PayPalQuestion question, CaptureOrder order, CancellationToken cancellation)
    {
        var (authorisation, failure) = await Current(question, order.AuthorisationReference, cancellation);
        if (failure is not null) return failure;
        var body = new CaptureRequest(question.Wire, question.AttemptId, order.IsFinal);
        var exchange = await calls.Post($"{PayPalChannel.Authorisation(authorisation!)}/capture", question.AttemptId, body, PayPalJson.Default.CaptureRequest, cancellation);
        var (capture, refused) = PayPalAnswers.Take(question, exchange);
        return refused ?? PayPalAnswers.Payment(question, capture!);
    }

    /// <summary>The name under which the money can be captured now. Nothing is taken before it is known, so that no failure here is unknown.</summary>
    private async Task<(string? Authorisation, ChannelAnswer? Failure)> Current(PayPalQuestion question, string first, CancellationToken cancellation)
    {
        var (held, failure) = PayPalAnswers.Take(question, await calls.Get(PayPalChannel.Authorisation(first), cancellation));
        if (failure is not null) return (null, NothingTaken(failure));
        if (held is not { CreateTime: { } authorised } || held.Id != first) return (null, new NotSent("the authorisation could not be read"));
        var now = clock.GetUtcNow();
        if (PayPalHonour.Before(authorised, authorised, now) == PayPalStep.Capture) return (first, null);

        // It may have been authorised anew for an earlier capture.
        var latest = held;
        if (held.SupplementaryData?.RelatedIds?.OrderId is { } id)
        {
            var (order, unread) = PayPalAnswers.Take(question, await calls.Get(PayPalChannel.OrderOf(id), cancellation));
            if (unread is not null) return (null, NothingTaken(unread));
            latest = order!.PurchaseUnits?.FirstOrDefault()?.Payments?.Authorizations?.Where(one => one is { Id: not null, CreateTime: not null }).MaxBy(one => one.CreateTime) ?? held;
        }

        return PayPalHonour.Before(authorised, latest.CreateTime!.Value, now) switch
        {
            PayPalStep.Capture => (latest.Id, null),
            PayPalStep.Lapsed => (null, PayPalDeclines.Find("AUTHORIZATION_EXPIRED")),
            PayPalStep.Reauthorise => await Reauthorise(question, first, cancellation),
        };
    }

    private async Task<(string? Authorisation, ChannelAnswer? Failure)> Reauthorise(PayPalQuestion question, string first, CancellationToken cancellation)
    {
        var exchange = await calls.Post(
            $"{PayPalChannel.Authorisation(first)}/reauthorize", $"{question.AttemptId}-again", new ReauthoriseRequest(question.Wire), PayPalJson.Default.ReauthoriseRequest, cancellation);
        // By PayPal's clock it is still honoured.
        if (PayPalAnswers.Issue(exchange) == "REAUTHORIZATION_TOO_SOON") return (first, null);
        var (again, failure) = PayPalAnswers.Take(question, exchange);
        if (failure is not null) return (null, NothingTaken(failure));
        return again is { Status: "CREATED" } && again.Amount.Is(question.Amount) ? (again.Id, null) : (null, new NotSent("the authorisation was not renewed as asked"));
    }

    /// <summary>What is unknown about a question or a renewal is not unknown about the capture: it was not sent.</summary>
    private static ChannelAnswer NothingTaken(ChannelAnswer failure) => failure is Unknown unknown ? new NotSent(unknown.Why) : failure;
}
