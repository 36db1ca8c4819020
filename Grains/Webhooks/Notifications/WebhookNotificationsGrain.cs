using System.Text.Json;
using Npgsql;
using Orleans.Concurrency;
using Payments.Events;
using Payments.Outcomes;
using Payments.Paging;
using Payments.Storage.Errors;
using Payments.Storage.Reads;
using Payments.Webhooks.Endpoints;

namespace Payments.Webhooks.Notifications;

/// <summary>Holds nothing, so many may read at once, and each may wait for PostgreSQL many times at once.</summary>
[StatelessWorker, Reentrant]
public sealed class WebhookNotificationsGrain(SqlReads reads, NpgsqlDataSource database, TimeProvider clock) : Grain, IWebhookNotificationsGrain
{
    private static readonly ListOrder NewestEndpoint = new("created_at", "key");

    private readonly ReplayQuery _replays = new(reads);

    public Task<ListPage<WebhookEndpointView>> ListEndpoints(ListWindow window) => reads.Page(
        new ListQuery("live_webhook_endpoints", NewestEndpoint, "doc"),
        window,
        row => EndpointRules.View(row.GetString(2), JsonSerializer.Deserialize(row.GetFieldValue<byte[]>(ListQuery.FirstColumn), WebhookJson.Default.WebhookEndpointState)!));

    public Task<ListPage<WebhookNotificationView>> List(WebhookNotificationList query) =>
        reads.Page(NotificationColumns.Query(query), query.Window, NotificationColumns.View);

    public async Task<Outcome<WebhookNotificationView>> Read(string? merchantId, string id)
    {
        var found = await reads.ReadAsync(
            $"SELECT {NotificationColumns.All} FROM webhook_notifications WHERE id = $1", [new NpgsqlParameter<string> { TypedValue = id }], NotificationColumns.View);
        return found is [var one] && (merchantId ?? one.MerchantId) == one.MerchantId ? one : WebhookRefusals.NotificationNotFound;
    }

    public async Task<Outcome<WebhookNotificationView>> Redeliver(string merchantId, string id)
    {
        var read = await Read(merchantId, id);
        if (!read.Accepted) return read.Refusal;
        var one = read.Value;
        var endpoint = await Endpoint(merchantId, one.EndpointId);
        if (!endpoint.Accepted) return endpoint.Refusal == WebhookRefusals.EndpointNotFound ? WebhookRefusals.Disabled : endpoint.Refusal;
        using var payload = JsonDocument.Parse(one.Payload!);
        var happened = new EventView(
            one.EventId, one.EventType, one.MerchantId, one.ObjectId, one.Sequence, payload.RootElement.GetProperty("timestamp").GetDateTimeOffset(), payload.RootElement.GetProperty("data").GetRawText());
        return await Queue([Of(happened, endpoint.Value)], id);
    }

    public async Task<Outcome<WebhookNotificationView>> Test(string merchantId, string endpointId, string eventId)
    {
        var endpoint = await Endpoint(merchantId, endpointId);
        if (!endpoint.Accepted) return endpoint.Refusal;
        // An object of its own: a test waits for no other test.
        var test = Of(new EventView(eventId, WebhookEvents.Test, merchantId, eventId, 1, clock.GetUtcNow(), "{\"message\":\"This is a test.\"}"), endpoint.Value);
        var known = await Read(merchantId, test.Id);
        return known.Accepted ? known : await Queue([test], test.Id);
    }

    public async Task<Outcome<WebhookReplay>> Replay(ReplayWebhooks command)
    {
        var endpoint = await Endpoint(command.MerchantId, command.EndpointId);
        if (!endpoint.Accepted) return endpoint.Refusal;
        if (!command.Events.IsEmpty && EndpointInput.CheckEvents(command.Events) is { } refusal) return refusal;
        if (command.From >= command.To) return WebhookRefusals.Invalid("to", "to must be later than from.");
        var (found, nextFrom) = await _replays.Read(command);
        if (found.Count > 0) await Write(found);
        return new WebhookReplay(found.Count, nextFrom);
    }

    private async Task<Outcome<WebhookEndpointView>> Endpoint(string merchantId, string id)
    {
        var read = await GrainFactory.GetGrain<IWebhookEndpointGrain>(id).Read(merchantId);
        return read is { Accepted: true, Value.Status: not WebhookEndpointStatus.Enabled } ? WebhookRefusals.Disabled : read;
    }

    private async Task<Outcome<WebhookNotificationView>> Queue(IReadOnlyList<NewNotification> all, string id)
    {
        await Write(all);
        return await Read(null, id);
    }

    private async Task Write(IReadOnlyList<NewNotification> all)
    {
        try
        {
            await using var batch = database.CreateBatch();
            batch.BatchCommands.Add(NotificationTable.Insert(all, clock.GetUtcNow(), again: true));
            await batch.ExecuteNonQueryAsync();
        }
        catch (NpgsqlException e)
        {
            throw new StorageUnavailableException("PostgreSQL could not be reached, or not in time: repeat the request.", e);
        }
    }

    private static NewNotification Of(EventView happened, WebhookEndpointView endpoint) => new(happened, endpoint.Id, endpoint.Url, endpoint.MaxAttempts);
}
