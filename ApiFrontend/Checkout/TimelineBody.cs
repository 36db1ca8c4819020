using System.Text.Json;
using Payments.Checkout;

namespace Payments.Api.Checkout;

/// <param name="Entries">All that happened, from the first to the last.</param>
/// <param name="Truncated">Whether there is more than the first 1,000.</param>
internal sealed record TimelineBody(IReadOnlyList<TimelineEntryBody> Entries, bool Truncated)
{
    public static TimelineBody Of(PaymentTimeline timeline) => new([.. timeline.Entries.Select(TimelineEntryBody.Of)], timeline.Truncated);
}

/// <param name="Kind">payment, order, refund or attempt: what object_id is the id of.</param>
/// <param name="Type">The event's, such as payment.succeeded; charge or refund for an attempt.</param>
/// <param name="Sequence">Counts the events of the object from 1.</param>
/// <param name="Data">The object as the event left it.</param>
/// <param name="Attempt">The attempt as far as it has come; at is when it began.</param>
internal sealed record TimelineEntryBody(
    DateTimeOffset At, string Kind, string ObjectId, string Type, long? Sequence, JsonElement? Data, TimelineAttempt? Attempt)
{
    public static TimelineEntryBody Of(TimelineEntry entry) => new(
        entry.At, entry.Kind, entry.ObjectId, entry.Type, entry.Sequence, entry.Data is null ? null : JsonElement.Parse(entry.Data), entry.Attempt);
}
