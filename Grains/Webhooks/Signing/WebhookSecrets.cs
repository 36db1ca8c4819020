using Npgsql;
using Payments.Secrets;
using Payments.Storage.Reads;

namespace Payments.Webhooks.Signing;

/// <summary>The secrets of webhook endpoints, as rows that keep sealed ones.</summary>
public sealed class WebhookSecrets(IGrainFactory grains, SqlReads reads) : ISealedSecrets
{
    // In a document, quotes of what a merchant wrote are escaped: these are the fields.
    private const string Text = """
        SELECT key FROM webhook_endpoints
        WHERE key > $1 AND status <> 'deleted' AND (position('"secret":"' || $2 IN doc) = 0
          OR (position('"previous_secret":"' IN doc) > 0 AND position('"previous_secret":"' || $2 IN doc) = 0))
        ORDER BY key LIMIT $3
        """;

    public string Name => "webhook_endpoints";

    public Task<List<string>> Next(string prefix, string after, int most, CancellationToken cancellation) => reads.ReadAsync(
        Text,
        [new NpgsqlParameter<string> { TypedValue = after }, new NpgsqlParameter<string> { TypedValue = prefix }, new NpgsqlParameter<int> { TypedValue = most }],
        row => row.GetString(0),
        cancellation);

    public Task Renew(string id) => grains.GetGrain<IWebhookEndpointGrain>(id).RenewSecrets();
}
