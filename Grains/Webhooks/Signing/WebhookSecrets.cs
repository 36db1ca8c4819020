using Payments.Secrets;
using Payments.Storage.Reads;

namespace Payments.Webhooks.Signing;

/// <summary>The secrets of webhook endpoints, as rows that keep sealed ones.</summary>
public sealed class WebhookSecrets(IGrainFactory grains, SqlReads reads) : ISealedSecrets
{
    private static readonly string Query = SealedDocuments.Query("webhook_endpoints", "secret", "previous_secret", "status <> 'deleted'");

    public string Name => "webhook_endpoints";

    public Task<List<string>> Next(string prefix, string after, int most, CancellationToken cancellation) => SealedDocuments.Next(reads, Query, prefix, after, most, cancellation);

    public Task Renew(string id) => grains.GetGrain<IWebhookEndpointGrain>(id).RenewSecrets();
}
