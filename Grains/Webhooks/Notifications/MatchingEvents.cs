using Npgsql;
using Payments.Events;

namespace Payments.Webhooks.Notifications;

/// <summary>Which endpoints want an event, as SQL: the dispatcher and a replay ask the same.</summary>
internal static class MatchingEvents
{
    // An endpoint gets what happened from its creation on, but for a minute that clocks may differ by. It is not told of itself.
    public const string Text = """
        SELECT e.id, e.type, e.merchant_id, e.object_id, e.sequence, e.at, e.data, w.key, w.url, w.max_attempts
        FROM batch e JOIN webhook_endpoints w ON w.merchant_id = e.merchant_id AND w.key <> e.object_id
        WHERE (w.filter = ',*,' OR position(',' || e.type || ',' IN w.filter) > 0 OR position(',' || split_part(e.type, '.', 1) || '.*,' IN w.filter) > 0)
        """;

    public static NewNotification Read(NpgsqlDataReader row) => new(
        new EventView(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt64(4), row.GetFieldValue<DateTimeOffset>(5), row.GetString(6)),
        row.GetString(7),
        row.GetString(8),
        row.GetInt32(9));
}
