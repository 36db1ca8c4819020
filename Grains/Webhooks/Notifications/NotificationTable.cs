using Npgsql;

namespace Payments.Webhooks.Notifications;

/// <summary>Adds notifications with one statement, however many.</summary>
public static class NotificationTable
{
    private const string InsertText = """
        INSERT INTO webhook_notifications (id, merchant_id, payment_id, endpoint_id, event_id, event_type, object_id, sequence, url, payload, max_attempts, status, next_retry_at, created_at)
        SELECT u.*, 'pending', $12, $12 FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) AS u
        ON CONFLICT (id)
        """;

    private const string OnceText = InsertText + " DO NOTHING";

    // What still waits keeps its tries; what has ended starts anew.
    private const string AgainText = InsertText + """
         DO UPDATE SET status = 'pending', attempts = CASE webhook_notifications.status WHEN 'pending' THEN webhook_notifications.attempts ELSE 0 END,
            next_retry_at = excluded.next_retry_at, url = excluded.url, max_attempts = excluded.max_attempts, succeeded_at = NULL, failed_at = NULL
        """;

    /// <param name="again">Whether those that were delivered before are delivered once more.</param>
    public static NpgsqlBatchCommand Insert(IReadOnlyList<NewNotification> all, DateTimeOffset now, bool again)
    {
        var command = new NpgsqlBatchCommand(again ? AgainText : OnceText);
        Add(command, all, one => one.Id);
        Add(command, all, one => one.Event.MerchantId);
        Add(command, all, one => one.PaymentId);
        Add(command, all, one => one.EndpointId);
        Add(command, all, one => one.Event.Id);
        Add(command, all, one => one.Event.Type);
        Add(command, all, one => one.Event.ObjectId);
        Add(command, all, one => one.Event.Sequence);
        Add(command, all, one => one.Url);
        Add(command, all, one => WebhookPayload.Of(one.Event));
        Add(command, all, one => one.MaxAttempts);
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        return command;
    }

    private static void Add<T>(NpgsqlBatchCommand command, IReadOnlyList<NewNotification> all, Func<NewNotification, T> get) =>
        command.Parameters.Add(new NpgsqlParameter<T[]> { TypedValue = [.. all.Select(get)] });
}
