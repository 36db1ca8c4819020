using Payments.Ids;
using Payments.Tests.EndToEnd.Checkout;

namespace Payments.Tests.EndToEnd.Contract;

/// <summary>What stands for the variables of one request of payments.http: a merchant with what the request names.</summary>
internal sealed class HttpFileSample(PaymentFixture fixture, string merchantId, HttpClient merchant)
{
    private readonly Dictionary<string, string> _values = new() { ["merchant_id"] = merchantId };

    public HttpClient Merchant => merchant;

    public string Fill(string text) => _values.Aggregate(text, (filled, value) => filled.Replace("{{" + value.Key + "}}", value.Value, StringComparison.Ordinal));

    public static async Task<HttpFileSample> For(PaymentFixture fixture, string request)
    {
        var (id, client) = await fixture.Merchant();
        var sample = new HttpFileSample(fixture, id, client);
        if (request.Contains("{{payment_id}}", StringComparison.Ordinal) || request.Contains("{{refund_id}}", StringComparison.Ordinal)) await sample.Pay(request);
        if (request.Contains("{{refund_id}}", StringComparison.Ordinal)) await sample.Make("refund_id", client, sample.Fill("/v1/payments/{{payment_id}}/refunds"), """{"amount":100}""");
        if (request.Contains("{{order_id}}", StringComparison.Ordinal) || request.Contains("by-number", StringComparison.Ordinal))
            await sample.Make("order_id", client, "/v1/orders", """{"number":"2026-0001","amount":500,"currency":"EUR","items":[{"name":"Tea","quantity":1,"unit_amount":500}]}""");
        if (request.Contains("{{pre_authorisation_id}}", StringComparison.Ordinal))
            await sample.Make("pre_authorisation_id", client, "/v1/pre-authorisations", """{"amount":5000,"currency":"EUR","payment_method":"tok_visa"}""");
        if (request.Contains("/v1/pre-authorisations/{{pre_authorisation_id}}/refunds", StringComparison.Ordinal))
            await sample.Make("capture_id", client, sample.Fill("/v1/pre-authorisations/{{pre_authorisation_id}}/capture"), """{"amount":1200}""");
        if (request.Contains("{{event_id}}", StringComparison.Ordinal)) await sample.Happen();
        if (request.Contains("{{webhook_", StringComparison.Ordinal)) await sample.Make("webhook_endpoint_id", client, "/v1/webhook-endpoints", """{"url":"https://hooks.example.com/"}""", "endpoint");
        if (request.Contains("{{webhook_notification_id}}", StringComparison.Ordinal)) await sample.Make("webhook_notification_id", client, sample.Fill("/v1/webhook-endpoints/{{webhook_endpoint_id}}/test"), "{}");
        if (request.Contains("{{callback_id}}", StringComparison.Ordinal)) await sample.GiveUpACallback();
        await sample.Administer(request);
        return sample;
    }

    private Task Pay(string request)
    {
        // What ends at once can neither be given up nor be tried again.
        var waits = request.Contains("/cancel", StringComparison.Ordinal) || request.Contains("/retry", StringComparison.Ordinal);
        return Make("payment_id", merchant, "/v1/payments", $$"""{"amount":1000,"currency":"EUR","payment_method":"{{(waits ? "tok_3ds" : "tok_visa")}}"}""");
    }

    private async Task Happen()
    {
        await Make("payment_id", merchant, "/v1/payments", """{"amount":1000,"currency":"EUR","payment_method":"tok_visa"}""");
        _values["event_id"] = (await (await merchant.GetAsync("/v1/events")).Json()).GetProperty("items")[0].String("id");
    }

    /// <summary>As it stands after a day of tries: one that is just being tried cannot be run again.</summary>
    private async Task GiveUpACallback()
    {
        _values["callback_id"] = EntityId.New(IdPrefix.Callback);
        await fixture.Database.ExecuteAsync($$"""
            INSERT INTO channel_callbacks (key, version, commit_id, doc, updated_at, channel, reference, status, received_at)
            VALUES ('{{_values["callback_id"]}}', 1, 1, '{"channel":"simulator","reference":"ch_1","is_final":true,"status":"failed","tries":30,"received_at":"2026-01-01T00:00:00Z"}', now(), 'simulator', 'ch_1', 'Failed', '2026-01-01Z')
            """);
    }

    private async Task Administer(string request)
    {
        using var administrator = fixture.Platform.Client(fixture.Platform.AdministratorKey);
        // The platform plans a run of every job as soon as it is there.
        if (request.Contains("{{run_id}}", StringComparison.Ordinal)) await Eventually.HoldsAsync(() => FindRun(administrator), "a run is planned");
        if (request.Contains("/reinstate", StringComparison.Ordinal)) (await administrator.PostJson($"/v1/merchants/{merchantId}/suspend", """{"reason":"test"}""")).EnsureSuccessStatusCode();
        var theirs = request.Contains("{{administrator_id}}", StringComparison.Ordinal);
        if (theirs) await Make("administrator_id", administrator, "/v1/administrators", """{"name":"Night shift","role":"operator"}""", "administrator");
        if (request.Contains("{{channel_account_id}}", StringComparison.Ordinal))
            await Make("channel_account_id", administrator, "/v1/channel-accounts", $$$"""{"channel":"stripe","label":"Shop","merchant_id":"{{{merchantId}}}","status":"disabled","credentials":{"secret_key":"sk_test_1"}}""");
        if (!request.Contains("{{key_id}}", StringComparison.Ordinal)) return;
        if (theirs) await Make("key_id", administrator, Fill("/v1/administrators/{{administrator_id}}/api-keys"), "{}", "key");
        else await Make("key_id", merchant, "/v1/api-keys", """{"scopes":["read"]}""", "key");
    }

    private async Task<bool> FindRun(HttpClient administrator)
    {
        var runs = (await (await administrator.GetAsync("/v1/jobs/tier-review/runs")).Json()).GetProperty("items");
        if (runs.GetArrayLength() == 0) return false;
        _values["run_id"] = runs[0].String("id");
        return true;
    }

    private async Task Make(string name, HttpClient client, string path, string body, string? inside = null)
    {
        using var answer = await client.PostJson(path, body, Guid.NewGuid().ToString());
        var made = await answer.Json();
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {made}");
        _values[name] = (inside is null ? made : made.GetProperty(inside)).String("id");
    }
}
