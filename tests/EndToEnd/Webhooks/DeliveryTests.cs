using System.Net;
using Microsoft.AspNetCore.Http;

namespace Payments.Tests.EndToEnd.Webhooks;

public sealed class DeliveryTests(WebhookFixture fixture) : IClassFixture<WebhookFixture>
{
    [Fact]
    public async Task Payment_EndpointTakesIt_ArrivesSignedOnce()
    {
        await using var inbox = await Opened();
        using var client = await fixture.Merchant();
        var (endpoint, secret) = await WebhookFixture.Endpoint(client, inbox.Url, "payment.succeeded");

        var payment = await WebhookFixture.Pay(client);

        var webhook = await inbox.Gets("payment.succeeded");
        Assert.True(webhook.IsGenuine(secret));
        Assert.Equal(payment, webhook.Json.GetProperty("data").String("id"));
        await WebhookFixture.Becomes(client, webhook.Id, "succeeded");
        var notification = await WebhookFixture.Notification(client, webhook.Id);
        Assert.Equal((endpoint, payment, payment, 1, 200), (notification.String("endpoint_id"), notification.String("object_id"), notification.String("payment_id"), notification.GetProperty("attempts").GetInt32(), notification.GetProperty("status_code").GetInt32()));
        Assert.Equal(webhook.Json.GetRawText(), notification.GetProperty("payload").GetRawText());
        Assert.Equal(1L, await fixture.Database.ScalarAsync<long>($"SELECT count(*) FROM webhook_notifications WHERE payment_id = '{payment}' AND status = 'succeeded' AND succeeded_at IS NOT NULL"));
        Assert.Single(inbox.Received);
        var list = await WebhookFixture.Get(client, $"/v1/webhook-notifications?endpoint_id={endpoint}&status=succeeded&event_type=payment.succeeded&payment_id={payment}&object_id={payment}");
        Assert.Equal(webhook.Id, Assert.Single(list.GetProperty("items").EnumerateArray()).String("id"));
    }

    [Fact]
    public async Task ReceiverDownAndPlatformKilled_Later_ArrivesWithTheSameId()
    {
        await using var inbox = new Inbox();
        using var client = await fixture.Merchant();
        var (endpoint, secret) = await WebhookFixture.Endpoint(client, inbox.Url, "payment.succeeded", attempts: 20);
        await WebhookFixture.Pay(client);
        await Eventually.HoldsAsync(async () => await Tries(endpoint) >= 3, "it is tried");
        var id = await fixture.Database.ScalarAsync<string>($"SELECT id FROM webhook_notifications WHERE endpoint_id = '{endpoint}'");

        await fixture.Platform.Kill();
        await fixture.StartPlatform();
        await inbox.Open();

        var webhook = await inbox.Gets("payment.succeeded", seconds: 60);
        Assert.Equal(id, webhook.Id);
        Assert.True(webhook.IsGenuine(secret));
        await Eventually.HoldsAsync(async () => await fixture.Database.ScalarAsync<string>($"SELECT status FROM webhook_notifications WHERE id = '{id}'") == "succeeded", "it is recorded");
    }

    [Fact]
    public async Task FailingReceiver_ThirteenTries_DeadLetterThatCanBeRedelivered()
    {
        await using var inbox = await Opened();
        inbox.Answer = async (_, response) =>
        {
            response.StatusCode = 500;
            await response.WriteAsync(new string('x', 10_000));
        };
        using var client = await fixture.Merchant();
        var (_, secret) = await WebhookFixture.Endpoint(client, inbox.Url, "payment.succeeded");
        await WebhookFixture.Pay(client);
        var id = (await inbox.Gets("payment.succeeded")).Id;

        await WebhookFixture.Becomes(client, id, "dead", seconds: 60);
        Assert.Equal(13, inbox.Received.Length);
        Assert.All(inbox.Received, one => Assert.True(one.Id == id && one.IsGenuine(secret)));
        var dead = await WebhookFixture.Notification(client, id);
        Assert.Equal((13, 13, 500, "status_not_2xx", 4096), (dead.GetProperty("attempts").GetInt32(), dead.GetProperty("max_attempts").GetInt32(), dead.GetProperty("status_code").GetInt32(), dead.String("error"), dead.String("response").Length));
        Assert.True(dead.TryGetProperty("failed_at", out _));

        inbox.Answer = null;
        using var again = await client.PostAsync($"/v1/webhook-notifications/{id}/redeliver", null);
        Assert.Equal(HttpStatusCode.Accepted, again.StatusCode);
        await WebhookFixture.Becomes(client, id, "succeeded");
        Assert.Equal((14, id), (inbox.Received.Length, inbox.Received[^1].Id));
    }

    [Fact]
    public async Task EventsOfOneObject_FirstOneFails_TheNextWaitsForIt()
    {
        await using var inbox = await Opened();
        var refused = 0;
        inbox.Answer = (webhook, response) =>
        {
            if (webhook.Type == "payment.succeeded" && Interlocked.Increment(ref refused) < 8) response.StatusCode = 503;
            return Task.CompletedTask;
        };
        using var client = await fixture.Merchant();
        await WebhookFixture.Endpoint(client, inbox.Url, "payment.*");
        var first = await WebhookFixture.Pay(client);
        await client.PostJson($"/v1/payments/{first}/refunds", """{"amount":100}""", Guid.NewGuid().ToString());

        await inbox.Gets("payment.partially_refunded");
        // A busy channel may say that it works on the payment before it says that it is paid.
        var received = inbox.Received.Where(one => one.Type != "payment.processing").ToList();
        Assert.Equal([.. Enumerable.Repeat("payment.succeeded", 8), "payment.partially_refunded"], received.Select(one => one.Type));
        var sequences = inbox.Received.Select(one => one.Json.GetProperty("sequence").GetInt64()).ToList();
        Assert.Equal(sequences.Order(), sequences);
    }

    [Fact]
    public async Task SlowEndpoint_OthersMeanwhile_AreNotDelayed()
    {
        await using var slow = await Opened();
        await using var quick = await Opened();
        var release = new TaskCompletionSource();
        slow.Answer = (_, _) => release.Task;
        using var client = await fixture.Merchant();
        await WebhookFixture.Endpoint(client, slow.Url, "payment.succeeded");
        await WebhookFixture.Endpoint(client, quick.Url, "payment.succeeded");
        for (var i = 0; i < 40; i++) await WebhookFixture.Pay(client);

        await Eventually.HoldsAsync(() => quick.Received.Length == 40, "the quick one has all");
        // All that may be under way at once, and no more.
        await Eventually.HoldsAsync(() => slow.Received.Length == 32, "the slow one is at work");
        release.SetResult();
        await Eventually.HoldsAsync(() => slow.Received.Length == 40, "the slow one has all");
        Assert.Equal(40, slow.Received.DistinctBy(one => one.Id).Count());
    }

    [Theory]
    [InlineData(302, "redirect_refused")]
    [InlineData(307, "redirect_refused")]
    public async Task Redirect_IsAFailure_AndIsNotFollowed(int status, string error)
    {
        await using var inbox = await Opened();
        await using var elsewhere = await Opened();
        inbox.Answer = (_, response) =>
        {
            response.StatusCode = status;
            response.Headers.Location = elsewhere.Url;
            return Task.CompletedTask;
        };
        using var client = await fixture.Merchant();
        await WebhookFixture.Endpoint(client, inbox.Url, "payment.succeeded", attempts: 5);
        await WebhookFixture.Pay(client);
        var id = (await inbox.Gets("payment.succeeded")).Id;

        await WebhookFixture.Becomes(client, id, "dead");
        Assert.Equal(error, (await WebhookFixture.Notification(client, id)).String("error"));
        Assert.Empty(elsewhere.Received);
    }

    private static async Task<Inbox> Opened()
    {
        var inbox = new Inbox();
        await inbox.Open();
        return inbox;
    }

    private Task<int> Tries(string endpoint) => fixture.Database.ScalarAsync<int>($"SELECT coalesce(max(attempts), 0) FROM webhook_notifications WHERE endpoint_id = '{endpoint}'");
}
