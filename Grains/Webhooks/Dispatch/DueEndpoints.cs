using Npgsql;
using Payments.Storage.Reads;

namespace Payments.Webhooks.Dispatch;

/// <summary>Endpoints with something due. It steps from endpoint to endpoint, so that what waits for one costs nothing.</summary>
public sealed class DueEndpoints(SqlReads reads, TimeProvider clock)
{
    private const string Text = """
        WITH RECURSIVE waiting AS (
          (SELECT endpoint_id FROM webhook_notifications WHERE status = 'pending' ORDER BY endpoint_id LIMIT 1)
          UNION ALL
          SELECT (SELECT n.endpoint_id FROM webhook_notifications n WHERE n.status = 'pending' AND n.endpoint_id > w.endpoint_id ORDER BY n.endpoint_id LIMIT 1)
          FROM waiting w WHERE w.endpoint_id IS NOT NULL)
        SELECT w.endpoint_id FROM waiting w
        WHERE EXISTS (SELECT FROM webhook_notifications n WHERE n.status = 'pending' AND n.endpoint_id = w.endpoint_id AND n.next_retry_at <= $1)
          AND EXISTS (SELECT FROM webhook_endpoints p WHERE p.key = w.endpoint_id AND p.status = 'enabled')
        LIMIT 10000
        """;

    public Task<List<string>> Read() => reads.ReadAsync(Text, [new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() }], row => row.GetString(0));
}
