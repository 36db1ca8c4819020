using Npgsql;
using Payments.Storage.Reads;

namespace Payments.Webhooks.Delivery;

/// <summary>
/// What may be sent to an endpoint now. The events of one object go in the order of their sequence: one waits until those
/// before it have arrived or are dead letters.
/// </summary>
public sealed class DueNotifications(SqlReads reads)
{
    private const string Text = """
        SELECT n.id, n.object_id, n.sequence, n.attempts, n.max_attempts, n.payload FROM webhook_notifications n
        WHERE n.endpoint_id = $1 AND n.status = 'pending' AND n.next_retry_at <= $2 AND n.id <> ALL ($3)
          AND NOT EXISTS (
            SELECT FROM webhook_notifications p
            WHERE p.endpoint_id = $1 AND p.object_id = n.object_id AND p.status = 'pending' AND p.sequence < n.sequence)
        ORDER BY n.next_retry_at LIMIT $4
        """;

    /// <param name="underWay">Those that are being sent.</param>
    public Task<List<Notification>> Read(string endpointId, IEnumerable<string> underWay, int most, DateTimeOffset now) => reads.ReadAsync(
        Text,
        [
            new NpgsqlParameter<string> { TypedValue = endpointId },
            new NpgsqlParameter<DateTimeOffset> { TypedValue = now },
            new NpgsqlParameter<string[]> { TypedValue = [.. underWay] },
            new NpgsqlParameter<int> { TypedValue = most },
        ],
        row => new Notification(row.GetString(0), endpointId, row.GetString(1), row.GetInt64(2), row.GetInt32(3), row.GetInt32(4), row.GetString(5)));
}
