namespace Payments.Webhooks.Delivery;

/// <summary>What came of one try.</summary>
/// <param name="StatusCode">Null when there was no answer.</param>
/// <param name="Response">The beginning of the answer's body.</param>
/// <param name="Error">Why there was no answer, in a word.</param>
/// <param name="RetryAfter">How long the endpoint asked to be left alone.</param>
public sealed record DeliveryAnswer(int? StatusCode, string? Response = null, string? Error = null, TimeSpan? RetryAfter = null)
{
    /// <summary>No request was made: a probe has just shown that nothing is taken.</summary>
    public static DeliveryAnswer NotSent { get; } = new(null, Error: "endpoint_down");

    /// <summary>A redirect is a failure: it would lead to an address that nobody has looked at.</summary>
    public DeliveryVerdict Verdict => StatusCode switch
    {
        >= 200 and <= 299 => DeliveryVerdict.Delivered,
        410 => DeliveryVerdict.Gone,
        _ => DeliveryVerdict.Failed,
    };

    /// <summary>Only where the endpoint says that it is busy; elsewhere the header means something else.</summary>
    public TimeSpan? AskedWait => StatusCode is 429 or 503 ? RetryAfter : null;
}
