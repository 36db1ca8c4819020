using System.Net;
using Microsoft.AspNetCore.Http;

namespace Payments.Tests.EndToEnd.Webhooks;

/// <summary>A receiver that takes nothing, with a long backlog: what it sees of it, and that nothing is lost.</summary>
public sealed class DeadEndpointTests(WebhookFixture fixture) : IClassFixture<WebhookFixture>
{
    private const int Backlog = 100;
    private const int Tries = 13;

    [Fact]
    public async Task LongBacklog_DeadReceiver_SeesProbesAndEachLastTry()
    {
        await using var dead = await Opened(StatusCodes.Status500InternalServerError);
        using var client = await fixture.Merchant();
        var endpoint = await WithBacklog(client, dead);

        await Eventually.HoldsAsync(async () => await Count(endpoint, "dead") == Backlog, "all are dead letters", TimeSpan.FromSeconds(120));

        // Without a circuit it would be every try of every delivery.
        Assert.InRange(dead.Received.Length, Backlog, 3 * Backlog);
        Assert.Equal(Backlog, dead.Received.DistinctBy(one => one.Id).Count());
        // Each kept its schedule, and none was given up without a last request of its own.
        Assert.Equal(["13 500 status_not_2xx 100"], await fixture.Database.ColumnAsync(
            $"SELECT attempts || ' ' || status_code || ' ' || error || ' ' || count(*) FROM webhook_notifications WHERE endpoint_id = '{endpoint}' GROUP BY attempts, status_code, error"));
    }

    [Fact]
    public async Task ReceiverComesBack_WhileTriesAreSkipped_GetsEverything()
    {
        await using var receiver = await Opened(StatusCodes.Status503ServiceUnavailable);
        using var client = await fixture.Merchant();
        var (endpoint, _) = await WebhookFixture.Endpoint(client, receiver.Url, "payment.succeeded", attempts: 20);
        var paid = 0;
        for (; paid < Backlog && await Skipped(endpoint) == 0; paid++) await WebhookFixture.Pay(client);

        receiver.Answer = null;

        await Eventually.HoldsAsync(async () => await Count(endpoint, "succeeded") == paid, "all have arrived", TimeSpan.FromSeconds(120));
        Assert.Equal(paid, receiver.Received.DistinctBy(one => one.Id).Count());
        // Healthy again, the next one arrives at its first try.
        var payment = await WebhookFixture.Pay(client);
        await Eventually.HoldsAsync(async () => await Count(endpoint, "succeeded") == paid + 1, "the next one has arrived, and it is written that it has");
        Assert.Equal(1, await fixture.Database.ScalarAsync<int>($"SELECT attempts FROM webhook_notifications WHERE endpoint_id = '{endpoint}' AND object_id = '{payment}'"));
    }

    [Fact]
    public async Task DeadReceiver_OthersMeanwhile_AreNotDelayed()
    {
        await using var dead = await Opened(StatusCodes.Status500InternalServerError);
        await using var healthy = await Opened(StatusCodes.Status200OK);
        using var client = await fixture.Merchant();
        await WebhookFixture.Endpoint(client, healthy.Url, "payment.succeeded");
        var endpoint = await WithBacklog(client, dead);
        await Eventually.HoldsAsync(() => healthy.Received.Length == Backlog, "the healthy one has all");

        Assert.Equal(Backlog, healthy.Received.DistinctBy(one => one.Id).Count());
        Assert.Equal(0, await fixture.Database.ScalarAsync<long>($"SELECT count(*) FROM webhook_notifications WHERE endpoint_id <> '{endpoint}' AND url = '{healthy.Url}' AND attempts > 1"));
    }

    [Fact]
    public async Task Redelivery_ToADeadEndpoint_IsSentAtOnceAndAlone()
    {
        await using var dead = await Opened(StatusCodes.Status500InternalServerError);
        using var client = await fixture.Merchant();
        var endpoint = await WithBacklog(client, dead);
        await Eventually.HoldsAsync(async () => await Count(endpoint, "dead") == Backlog, "all are dead letters", TimeSpan.FromSeconds(120));
        dead.Answer = null;
        var id = dead.Received[0].Id;
        var before = dead.Received.Length;

        Assert.Equal(HttpStatusCode.Accepted, (await client.PostAsync($"/v1/webhook-notifications/{id}/redeliver", null)).StatusCode);

        await WebhookFixture.Becomes(client, id, "succeeded");
        Assert.Equal((1, id), (dead.Received.Length - before, dead.Received[^1].Id));
    }

    private async Task<string> WithBacklog(HttpClient client, Inbox inbox)
    {
        var (endpoint, _) = await WebhookFixture.Endpoint(client, inbox.Url, "payment.succeeded", Tries);
        await Parallel.ForEachAsync(Enumerable.Range(0, Backlog), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (_, _) => await WebhookFixture.Pay(client));
        return endpoint;
    }

    private Task<long> Count(string endpoint, string status) =>
        fixture.Database.ScalarAsync<long>($"SELECT count(*) FROM webhook_notifications WHERE endpoint_id = '{endpoint}' AND status = '{status}'");

    private Task<long> Skipped(string endpoint) =>
        fixture.Database.ScalarAsync<long>($"SELECT count(*) FROM webhook_notifications WHERE endpoint_id = '{endpoint}' AND error = 'endpoint_down'");

    private static async Task<Inbox> Opened(int status)
    {
        var inbox = new Inbox
        {
            Answer = (_, response) =>
            {
                response.StatusCode = status;
                return Task.CompletedTask;
            },
        };
        await inbox.Open();
        return inbox;
    }
}
