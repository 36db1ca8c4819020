using Npgsql;
using Payments.Ids;
using Payments.Outcomes;
using Payments.Storage.Reads;

namespace Payments.Webhooks.Endpoints;

public sealed class WebhookEndpointsGrain(SqlReads reads) : Grain, IWebhookEndpointsGrain
{
    public async Task<Outcome<IssuedWebhookSecret>> Create(CreateWebhookEndpoint command)
    {
        var counted = await reads.ReadAsync(
            "SELECT count(*) FROM webhook_endpoints WHERE merchant_id = $1 AND status <> 'deleted'",
            [new NpgsqlParameter<string> { TypedValue = command.MerchantId }],
            row => row.GetInt64(0));
        var id = EntityId.Derive(IdPrefix.WebhookEndpoint, command.MerchantId, command.Request.Key.Reveal);
        return await GrainFactory.GetGrain<IWebhookEndpointGrain>(id).Create(command, WebhookLimits.EndpointsPerMerchant - (int)counted[0]);
    }
}
