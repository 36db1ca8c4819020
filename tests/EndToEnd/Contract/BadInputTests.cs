using System.Net;
using System.Text.Json;
using Payments.Tests.EndToEnd.Checkout;

namespace Payments.Tests.EndToEnd.Contract;

/// <summary>
/// Every route of the document with everything that can be wrong with its path, query, headers and body: always an answer
/// that the document names, never a 5xx, always a problem with a code; and what was refused has left nothing behind.
/// </summary>
public sealed class BadInputTests(PaymentFixture fixture) : IClassFixture<PaymentFixture>
{
    private const string Missing = "00000000000000000000000000";
    private readonly Dictionary<string, string> _undocumented = [];
    private int _sent;

    [Fact]
    public async Task EveryRoute_EveryMutation_RefusedWithACodeAndNothingStored()
    {
        var (owner, merchant) = await fixture.Merchant();
        using var administrator = fixture.Platform.Client(fixture.Platform.AdministratorKey);
        var payment = (await (await merchant.PostJson("/v1/payments", """{"amount":1000,"currency":"EUR","payment_method":"tok_visa"}""", "first")).Json()).String("id");
        var before = await Rows();
        var created = 0;
        foreach (var route in (await ApiRoute.All(merchant)).Where(route => !route.SignedByChannel))
        {
            var client = route.ForMerchants ? merchant : administrator;
            var path = route.Path.Replace("/payments/{id}", $"/payments/{payment}", StringComparison.Ordinal).Replace("/merchants/{id}", $"/merchants/{(route.ForMerchants ? owner : $"mer_{Missing}")}", StringComparison.Ordinal);
            foreach (var text in Mutations.Texts) await Refused(client, route, Filled(route.Path, text), BodyOf(route));
            path = Filled(path, $"mis_{Missing}");
            foreach (var text in route.Query.SelectMany(name => Mutations.Texts.Select(text => $"{name}={text}")).Append("colour=red").Append("limit=1000000000").Append("a=1&a=2"))
                if (route.Method == HttpMethod.Get) await Refused(client, route, $"{path}?{text}", null);
            if (route.TakesKey) foreach (var key in new[] { null, "", new string('k', 256), "a\u0001b", "ключ" }) await Refused(client, route, path, BodyOf(route), key);
            if (!route.HasBody) continue;
            await Refused(client, route, path, BodyOf(route), "k", "text/plain");
            foreach (var body in Mutations.Wholes(GoodBody(route.Path)).Concat(Mutations.Fields(GoodBody(route.Path))))
                if (await Refused(client, route, path, body) == HttpStatusCode.Created && route.Path is "/v1/payments" or "/v1/orders") created++;
        }

        Assert.True(_undocumented.Count == 0, $"not in the document:\n{string.Join('\n', _undocumented.Values)}");
        Assert.True(_sent > 1_500, $"only {_sent} requests were generated");
        // A mutation that is right after all has left one order, and a payment one order with it.
        Assert.Equal(before + created, await Rows());
    }

    private Task<long> Rows() => fixture.Database.ScalarAsync<long>("SELECT count(*) FROM orders");

    private async Task<HttpStatusCode> Refused(HttpClient client, ApiRoute route, string path, byte[]? body, string? key = "\0", string type = "application/json")
    {
        using var request = new HttpRequestMessage(route.Method, path);
        if (body is not null) request.Content = new ByteArrayContent(body) { Headers = { ContentType = new(type) } };
        if (route.TakesKey && key is not null) request.Headers.TryAddWithoutValidation("Idempotency-Key", key == "\0" ? Guid.NewGuid().ToString() : key);
        _sent++;
        HttpResponseMessage response;
        try
        {
            response = await client.SendAsync(request);
        }
        catch (HttpRequestException) when (body?.Length > 1_000_000 || key is not null && key.Any(letter => !char.IsAscii(letter) || char.IsControl(letter)))
        {
            // The server may close the connection on a body it does not read; the client may not send such a header at all.
            return HttpStatusCode.RequestEntityTooLarge;
        }

        using (response)
        {
            var text = await response.Content.ReadAsStringAsync();
            var what = $"{route.Name} {path[..Math.Min(path.Length, 200)]} {(body is null ? "" : System.Text.Encoding.UTF8.GetString(body[..Math.Min(body.Length, 200)]))} key {key}: {(int)response.StatusCode} {text}";
            Assert.True((int)response.StatusCode < 500, what);
            if (response.IsSuccessStatusCode) return response.StatusCode;
            // No HTTP at all, or a line too long to be read: the server ends the conversation before there is a request to answer.
            if (text.Length == 0 && (response.StatusCode == HttpStatusCode.RequestUriTooLong || path.Contains("%00", StringComparison.Ordinal))) return response.StatusCode;
            Assert.True(response.Content.Headers.ContentType?.MediaType == "application/problem+json", what);
            Assert.True(JsonDocument.Parse(text).RootElement.TryGetProperty("code", out _), what);
            Assert.False(text.Contains("   at ", StringComparison.Ordinal), what);
            // A path that is no route any more, or that the server itself refuses, is not the route's answer.
            if (!route.Statuses.Contains((int)response.StatusCode) && response.StatusCode is not (HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed or HttpStatusCode.RequestUriTooLong) && !(response.StatusCode == HttpStatusCode.BadRequest && route.NamesAnObject))
                _undocumented.TryAdd($"{route.Name} {(int)response.StatusCode}", what);
            return response.StatusCode;
        }
    }

    private static byte[]? BodyOf(ApiRoute route) => route.HasBody ? System.Text.Encoding.UTF8.GetBytes(GoodBody(route.Path)) : null;

    private static string Filled(string path, string text) => string.Join('/', path.Split('/').Select(part => part.StartsWith('{') ? text : part));

    private static string GoodBody(string path) => path switch
    {
        "/v1/payments" => """{"amount":100,"currency":"EUR","payment_method":"tok_visa","order_number":"X-1","description":"Tea"}""",
        "/v1/pre-authorisations" => """{"amount":100,"currency":"EUR","payment_method":"tok_visa","description":"Tea","expires_in_seconds":60}""",
        "/v1/pre-authorisations/{id}/capture" => """{"amount":1,"final":false}""",
        "/v1/pre-authorisations/{id}/refunds" => """{"amount":1,"capture_id":"cap_00000000000000000000000000","reason":"bad"}""",
        "/v1/payments/{id}/refunds" => """{"amount":1,"reason":"bad"}""",
        "/v1/orders" => """{"number":"X-2","amount":100,"currency":"EUR","items":[{"name":"Tea","quantity":1,"unit_amount":100}]}""",
        "/v1/payments/batch-read" or "/v1/orders/batch-read" => """{"ids":["pay_00000000000000000000000000"]}""",
        "/v1/merchants" or "/v1/merchants/{id}/sub-accounts" => """{"name":"Shop","country":"DE","settlement_currency":"EUR","time_zone":"Europe/Berlin"}""",
        "/v1/merchants/{id}" => """{"name":"Shop","time_zone":"Europe/Berlin","require_signature":false}""",
        "/v1/api-keys" or "/v1/merchants/{id}/api-keys" or "/v1/administrators/{id}/api-keys" => """{"scopes":["read"],"mode":"test","name":"k"}""",
        "/v1/merchants/{id}/tier" => """{"tier":"premium","reason":"test"}""",
        "/v1/webhook-endpoints" or "/v1/webhook-endpoints/{id}" => """{"url":"https://hooks.example.com/","events":["payment.*"],"description":"d","max_attempts":5}""",
        "/v1/webhook-endpoints/{id}/rotate-secret" => """{"grace_seconds":60}""",
        "/v1/webhook-endpoints/{id}/replay" => """{"from":"2026-01-01T00:00:00Z","to":"2026-01-02T00:00:00Z","events":["*"]}""",
        "/v1/routing" => """{"version":0,"reason":"test","configuration":{"strategy":"cost"}}""",
        "/v1/routing/dry-run" => """{"amount":100,"currency":"EUR","country":"DE","card_brand":"visa","method":"card","pre_authorisation":false,"payment_id":"p","merchant_id":"mer_00000000000000000000000000","candidates":[{"channel":"stripe"}]}""",
        "/v1/channels/fees" => """{"version":1,"reason":"test","fees":[{"channel":"stripe","parts_per_million":1}]}""",
        "/v1/ledger/verify" => """{"from":{"number":1,"digest":"aa"}}""",
        _ => """{"reason":"test"}""",
    };
}
