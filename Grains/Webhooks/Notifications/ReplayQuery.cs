using Npgsql;
using Payments.Storage.Reads;

namespace Payments.Webhooks.Notifications;

/// <summary>The events of a time that an endpoint takes, the earliest first.</summary>
internal sealed class ReplayQuery(SqlReads reads)
{
    // The filter narrows what the endpoint takes anyway; without one it is all of that.
    private const string Text = $"""
        WITH batch AS NOT MATERIALIZED (SELECT * FROM events WHERE merchant_id = $1 AND at >= $2 AND at < $3)
        {MatchingEvents.Text} AND w.key = $4
          AND (cardinality($5) = 0 OR '*' = ANY ($5) OR e.type = ANY ($5) OR split_part(e.type, '.', 1) || '.*' = ANY ($5))
        ORDER BY e.at, e.id LIMIT $6
        """;

    /// <summary>As many as go at once, and the time of the first one that was left out.</summary>
    public async Task<(List<NewNotification> Found, DateTimeOffset? NextFrom)> Read(ReplayWebhooks command)
    {
        var found = await reads.ReadAsync(
            Text,
            [
                new NpgsqlParameter<string> { TypedValue = command.MerchantId },
                new NpgsqlParameter<DateTimeOffset> { TypedValue = command.From.ToUniversalTime() },
                new NpgsqlParameter<DateTimeOffset> { TypedValue = command.To.ToUniversalTime() },
                new NpgsqlParameter<string> { TypedValue = command.EndpointId },
                new NpgsqlParameter<string[]> { TypedValue = [.. command.Events] },
                new NpgsqlParameter<int> { TypedValue = WebhookLimits.ReplayedAtOnce + 1 },
            ],
            MatchingEvents.Read);
        if (found.Count <= WebhookLimits.ReplayedAtOnce) return (found, null);
        return (found[..WebhookLimits.ReplayedAtOnce], found[^1].Event.At);
    }
}
