using System.Globalization;
using System.Net;

namespace Payments.Tests.EndToEnd.Webhooks;

public sealed class EndpointLifeTests(WebhookFixture fixture) : IClassFixture<WebhookFixture>
{
    [Fact]
    public async Task RotateSecret_DuringTheGracePeriod_BothVerifyAndThenOnlyTheNew()
    {
        await using var inbox = await Opened();
        using var client = await fixture.Merchant();
        var (endpoint, first) = await WebhookFixture.Endpoint(client, inbox.Url, "payment.succeeded");

        using var answer = await client.PostJson($"/v1/webhook-endpoints/{endpoint}/rotate-secret", """{"grace_seconds":600}""", "r1");
        var second = (await answer.Json()).String("secret");
        await WebhookFixture.Pay(client);
        await inbox.Gets("payment.succeeded");
        Assert.True(inbox.Received[0].IsGenuine(first) && inbox.Received[0].IsGenuine(second));

        using var replayed = await client.PostJson($"/v1/webhook-endpoints/{endpoint}/rotate-secret", """{"grace_seconds":600}""", "r1");
        Assert.Equal((second, "true"), ((await replayed.Json()).String("secret"), replayed.Headers.GetValues("Idempotent-Replayed").Single()));
        await (await client.PostJson($"/v1/webhook-endpoints/{endpoint}/rotate-secret", """{"grace_seconds":60}""", "r2")).IsProblem(HttpStatusCode.Conflict, "WEBHOOK_ROTATION_ACTIVE");
        var third = (await (await client.PostJson($"/v1/webhook-endpoints/{endpoint}/rotate-secret", """{"grace_seconds":0}""", "r3")).Json()).String("secret");
        await WebhookFixture.Pay(client);
        await Eventually.HoldsAsync(() => inbox.Received.Length == 2, "the second one arrives");
        Assert.True(inbox.Received[1].IsGenuine(third));
        Assert.False(inbox.Received[1].IsGenuine(first) || inbox.Received[1].IsGenuine(second));
        var stored = await fixture.Database.ScalarAsync<string>($"SELECT doc FROM webhook_endpoints WHERE key = '{endpoint}'");
        Assert.DoesNotContain(third["whsec_".Length..], stored, StringComparison.Ordinal);
        Assert.DoesNotContain("whsec_", fixture.Platform.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Receiver_Answers410_EndpointIsDisabledAndOthersAreTold()
    {
        await using var gone = await Opened();
        await using var watcher = await Opened();
        gone.Answer = (_, response) =>
        {
            response.StatusCode = 410;
            return Task.CompletedTask;
        };
        using var client = await fixture.Merchant();
        var (endpoint, _) = await WebhookFixture.Endpoint(client, gone.Url, "payment.succeeded");
        await WebhookFixture.Endpoint(client, watcher.Url, "webhook_endpoint.disabled");

        await WebhookFixture.Pay(client);

        var told = await watcher.Gets("webhook_endpoint.disabled");
        Assert.Equal((endpoint, "gone"), (told.Json.String("object_id"), told.Json.GetProperty("data").String("disabled_reason")));
        var read = await WebhookFixture.Get(client, $"/v1/webhook-endpoints/{endpoint}");
        Assert.Equal(("disabled", "gone"), (read.String("status"), read.String("disabled_reason")));
        var id = (await gone.Gets("payment.succeeded")).Id;
        Assert.Equal(("dead", "gone"), ((await WebhookFixture.Notification(client, id)).String("status"), (await WebhookFixture.Notification(client, id)).String("error")));
        await (await client.PostAsync($"/v1/webhook-notifications/{id}/redeliver", null)).IsProblem(HttpStatusCode.Conflict, "WEBHOOK_ENDPOINT_DISABLED");
        await WebhookFixture.Pay(client);
        Assert.Single(gone.Received);
    }

    [Fact]
    public async Task Replay_OfWhatHappenedWhileDisabled_DeliversIt()
    {
        await using var inbox = await Opened();
        using var client = await fixture.Merchant();
        var (endpoint, _) = await WebhookFixture.Endpoint(client, inbox.Url, "payment.*");
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync($"/v1/webhook-endpoints/{endpoint}/disable", null)).StatusCode);
        var payment = await WebhookFixture.Pay(client);
        var probe = (await WebhookFixture.Endpoint(client, inbox.Url, "order.created")).Id;
        await WebhookFixture.Pay(client);
        await inbox.Gets("order.created");
        Assert.Empty(inbox.Of("payment.succeeded"));
        await (await client.PostJson($"/v1/webhook-endpoints/{endpoint}/replay", Range())).IsProblem(HttpStatusCode.Conflict, "WEBHOOK_ENDPOINT_DISABLED");

        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync($"/v1/webhook-endpoints/{endpoint}/enable", null)).StatusCode);
        using var replayed = await client.PostJson($"/v1/webhook-endpoints/{endpoint}/replay", Range());

        Assert.Equal(HttpStatusCode.Accepted, replayed.StatusCode);
        Assert.Equal(2, (await replayed.Json()).GetProperty("queued").GetInt32());
        await Eventually.HoldsAsync(() => inbox.Of("payment.succeeded").Length == 2, "both are delivered");
        var ids = inbox.Of("payment.succeeded").Select(one => one.Id).Order().ToArray();
        foreach (var id in ids) await WebhookFixture.Becomes(client, id, "succeeded");
        await client.PostJson($"/v1/webhook-endpoints/{endpoint}/replay", Range());
        await Eventually.HoldsAsync(() => inbox.Of("payment.succeeded").Length == 4, "both are delivered again");
        Assert.Equal(ids, inbox.Of("payment.succeeded").Select(one => one.Id).Distinct().Order());
        Assert.Contains(inbox.Of("payment.succeeded"), one => one.Json.String("object_id") == payment);
        Assert.NotEqual(endpoint, probe);
    }

    [Fact]
    public async Task Test_OfAnEndpoint_ArrivesWhateverItTakes()
    {
        await using var inbox = await Opened();
        using var client = await fixture.Merchant();
        var (endpoint, secret) = await WebhookFixture.Endpoint(client, inbox.Url, "refund.failed");

        using var answer = await client.PostJson($"/v1/webhook-endpoints/{endpoint}/test", "{}", "t");
        using var again = await client.PostJson($"/v1/webhook-endpoints/{endpoint}/test", "{}", "t");

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var webhook = await inbox.Gets("webhook.test");
        Assert.True(webhook.IsGenuine(secret));
        Assert.Equal((webhook.Id, webhook.Id), ((await answer.Json()).String("id"), (await again.Json()).String("id")));
        await WebhookFixture.Becomes(client, webhook.Id, "succeeded");
        Assert.Single(inbox.Received);
    }

    [Fact]
    public async Task Delete_WithWaitingDeliveries_LeavesDeadLetters()
    {
        await using var closed = new Inbox();
        using var client = await fixture.Merchant();
        var (endpoint, _) = await WebhookFixture.Endpoint(client, closed.Url, "payment.succeeded", attempts: 20);
        await WebhookFixture.Pay(client);
        await Eventually.HoldsAsync(async () => (await Items(client, endpoint)).Length == 1, "it waits");

        Assert.Equal(HttpStatusCode.OK, (await client.DeleteAsync($"/v1/webhook-endpoints/{endpoint}")).StatusCode);

        await (await client.GetAsync($"/v1/webhook-endpoints/{endpoint}")).IsProblem(HttpStatusCode.NotFound, "WEBHOOK_ENDPOINT_NOT_FOUND");
        await Eventually.HoldsAsync(async () => (await Items(client, endpoint))[0] is ("dead", _), "it is a dead letter");
        Assert.Empty((await WebhookFixture.Get(client, "/v1/webhook-endpoints")).GetProperty("items").EnumerateArray());
    }

    private static async Task<(string Status, string Error)[]> Items(HttpClient client, string endpoint) =>
        [.. (await WebhookFixture.Get(client, $"/v1/webhook-notifications?endpoint_id={endpoint}")).GetProperty("items").EnumerateArray().Select(one => (one.String("status"), one.TryGetProperty("error", out var error) ? error.GetString()! : ""))];

    private static string Range()
    {
        var now = TimeProvider.System.GetUtcNow();
        return $$"""{"from":"{{now.AddHours(-1).ToString("O", CultureInfo.InvariantCulture)}}","to":"{{now.AddHours(1).ToString("O", CultureInfo.InvariantCulture)}}","events":["payment.succeeded"]}""";
    }

    private static async Task<Inbox> Opened()
    {
        var inbox = new Inbox();
        await inbox.Open();
        return inbox;
    }
}
