using Npgsql;
using Payments.Storage.Reads;

namespace Payments.Webhooks.Notifications;

/// <summary>How notifications are read from their table.</summary>
public static class NotificationColumns
{
    private static readonly string[] InLists =
    [
        "merchant_id", "payment_id", "endpoint_id", "event_id", "event_type", "object_id", "sequence", "url", "status", "attempts", "max_attempts",
        "status_code", "error", "last_attempt_at", "next_retry_at", "succeeded_at", "failed_at",
    ];

    private static readonly ListOrder Newest = new("created_at", "id");

    /// <summary>All columns in the order that <see cref="View"/> reads.</summary>
    public static string All { get; } = $"created_at, 0::bigint, id, {string.Join(", ", InLists)}, payload, response";

    public static ListQuery Query(WebhookNotificationList list) => new ListQuery("webhook_notifications", Newest, InLists)
        .Where("endpoint_id", list.EndpointId)
        .Where("status", list.Status is { } status ? Word(status) : null)
        .Where("event_type", list.EventType)
        .Where("object_id", list.ObjectId)
        .Where("payment_id", list.PaymentId);

    public static string Word(WebhookNotificationStatus status) => status switch
    {
        WebhookNotificationStatus.Pending => "pending",
        WebhookNotificationStatus.Succeeded => "succeeded",
        WebhookNotificationStatus.Dead => "dead",
    };

    public static WebhookNotificationView View(NpgsqlDataReader row)
    {
        var isWhole = row.FieldCount > ListQuery.FirstColumn + InLists.Length;
        return new WebhookNotificationView(
            row.GetString(2), row.GetString(3), Text(row, 4), row.GetString(5), row.GetString(6), row.GetString(7), row.GetString(8), row.GetInt64(9), row.GetString(10),
            isWhole ? row.GetString(20) : null,
            StatusOf(row.GetString(11)), row.GetInt32(12), row.GetInt32(13), row.IsDBNull(14) ? null : row.GetInt32(14),
            isWhole ? Text(row, 21) : null,
            Text(row, 15), row.GetFieldValue<DateTimeOffset>(0), Time(row, 16), Time(row, 17), Time(row, 18), Time(row, 19));
    }

    private static WebhookNotificationStatus StatusOf(string word) => word switch
    {
        "pending" => WebhookNotificationStatus.Pending,
        "succeeded" => WebhookNotificationStatus.Succeeded,
        _ => WebhookNotificationStatus.Dead,
    };

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset? Time(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);
}
