using System.Text.Json;
using Npgsql;
using Payments.Refunds;
using Payments.Sagas;
using Payments.Storage.Reads;

namespace Payments.Checkout;

/// <summary>Puts together all that happened to a payment: its events, its order's and its refunds', and the attempts at channels.</summary>
public static class Timelines
{
    public const int MaxEntries = 1000;

    public static async Task<PaymentTimeline> Read(SqlReads reads, string id, PaymentState payment)
    {
        var refunds = await reads.ReadAsync(
            $"SELECT key, doc FROM refunds WHERE payment_id = $1 ORDER BY created_at, key LIMIT {MaxEntries}",
            [new NpgsqlParameter<string> { TypedValue = id }],
            row => (Id: row.GetString(0), State: JsonSerializer.Deserialize(row.GetFieldValue<byte[]>(1), RefundJson.Default.RefundState)!));
        string[] objects = [id, payment.OrderId, .. refunds.Select(refund => refund.Id)];
        var events = await reads.ReadAsync(
            $"SELECT at, object_id, type, sequence, data FROM events WHERE object_id = ANY($1) ORDER BY at, sequence, id LIMIT {MaxEntries + 1}",
            [new NpgsqlParameter<string[]> { TypedValue = objects }],
            EventOf);

        // Sorting keeps what has the same time in its place: the event that tells of an attempt goes before it.
        var entries = events
            .Concat((payment.Earlier ?? []).Select(EarlierAttempt))
            .Append(new TimelineEntry(payment.Earlier is [.., var last] ? last.At : payment.CreatedAt, "attempt", payment.Attempt.Id, "charge", Attempt: AttemptOf(payment.Attempt)))
            .Concat(refunds.Select(refund => RefundAttempt(refund.State)))
            .OrderBy(entry => entry.At)
            .ToList();
        return new PaymentTimeline([.. entries.Take(MaxEntries)], entries.Count > MaxEntries);
    }

    private static TimelineEntry EventOf(NpgsqlDataReader row)
    {
        var type = row.GetString(2);
        return new TimelineEntry(row.GetFieldValue<DateTimeOffset>(0), type[..type.IndexOf('.')], row.GetString(1), type, row.GetInt64(3), row.GetString(4));
    }

    private static TimelineEntry EarlierAttempt(EarlierAttempt attempt) => new(
        attempt.At, "attempt", attempt.Id, "charge", Attempt: new TimelineAttempt(attempt.Channel, AttemptOutcome.Declined, null, attempt.Decline ?? new PaymentDecline("channel_error", true, NotReached.NotSent)));

    private static TimelineAttempt AttemptOf(StoredAttempt attempt) => new(attempt.Channel, attempt.Outcome, attempt.Reference, attempt.Decline);

    private static TimelineEntry RefundAttempt(RefundState refund) => new(
        refund.CreatedAt, "attempt", refund.Hold.AttemptId, "refund", Attempt: new TimelineAttempt(refund.Hold.Channel, OutcomeOf(refund.Status), null, refund.Decline));

    private static AttemptOutcome OutcomeOf(RefundStatus status) => status switch
    {
        RefundStatus.Processing => AttemptOutcome.Processing,
        RefundStatus.Unknown => AttemptOutcome.Unknown,
        RefundStatus.Succeeded => AttemptOutcome.Succeeded,
        RefundStatus.Failed => AttemptOutcome.Declined,
    };
}
