using System.Net;
using System.Text.Json.Nodes;
using Payments.Tests.EndToEnd.Checkout;

namespace Payments.Tests.EndToEnd.Contract;

/// <summary>
/// Every route of the document that names an object, asked by another tenant: the answer is the same as for an object
/// that there is not. A route that this test cannot fill fails it, so that none is forgotten.
/// </summary>
public sealed class TenantTests(PaymentFixture fixture) : IClassFixture<PaymentFixture>
{
    private const string Missing = "00000000000000000000000000";

    [Fact]
    public async Task EveryRoute_AnothersObject_AnswersLikeAMissingOne()
    {
        var (owner, owners) = await fixture.Merchant();
        var (_, stranger) = await fixture.Merchant();
        var things = await Things.Make(owner, owners);
        var routes = (await ApiRoute.All(stranger)).Where(route => route.NamesAnObject && !route.SignedByChannel).ToList();
        Assert.True(routes.Count > 25, "the document lists the routes");

        foreach (var route in routes)
        {
            var theirs = await Ask(stranger, route, Things.Fill(route.Path, things));
            var missing = await Ask(stranger, route, Things.Fill(route.Path, things.ToDictionary(thing => thing.Key, thing => MissingLike(thing.Value))));
            Assert.True(theirs.Status == (route.ForMerchants ? HttpStatusCode.NotFound : HttpStatusCode.Forbidden), $"{route.Name}: {theirs}");
            Assert.Equal((route.Name, missing), (route.Name, theirs));
        }
    }

    [Fact]
    public async Task IdsInBodiesAndQueries_AnothersObject_AnswersLikeAMissingOne()
    {
        var (owner, owners) = await fixture.Merchant();
        var (_, stranger) = await fixture.Merchant();
        var things = await Things.Make(owner, owners);
        foreach (var (route, thing) in new[] { ("/v1/payments/batch-read", "payments"), ("/v1/orders/batch-read", "orders") })
        {
            var answer = await (await stranger.PostJson(route, $$"""{"ids":["{{things[thing]}}"]}""")).Json();
            Assert.Empty(answer.GetProperty("results").EnumerateObject());
            Assert.Equal(things[thing], answer.GetProperty("failed")[0].GetString());
        }

        var pay = await stranger.PostJson("/v1/payments", $$"""{"amount":100,"currency":"EUR","payment_method":"tok_visa","order_id":"{{things["open_order"]}}"}""", Guid.NewGuid().ToString());
        await pay.IsProblem(HttpStatusCode.NotFound, "ORDER_NOT_FOUND");
        foreach (var query in new[] { $"/v1/payments?order_id={things["orders"]}", $"/v1/refunds?payment_id={things["payments"]}", $"/v1/refunds?pre_authorisation_id={things["pre-authorisations"]}", $"/v1/events?object_id={things["payments"]}", $"/v1/ledger/transfers?transaction_id={things["payments"]}", $"/v1/webhook-notifications?endpoint_id={things["webhook-endpoints"]}" })
            Assert.Empty((await (await stranger.GetAsync(query)).Json()).GetProperty("items").EnumerateArray());
        foreach (var query in new[] { "/v1/payments", "/v1/orders", "/v1/refunds", "/v1/pre-authorisations", "/v1/events", "/v1/balances", "/v1/ledger/transfers", "/v1/routing", "/v1/routing/changes", "/v1/webhook-endpoints", "/v1/webhook-notifications" })
            Assert.Equal(HttpStatusCode.BadRequest, (await stranger.GetAsync($"{query}?merchant_id={owner}")).StatusCode);
        // A cursor is sealed for the merchant it was answered to.
        var cursor = (await (await owners.GetAsync("/v1/events?limit=1")).Json()).String("next_cursor");
        await (await stranger.GetAsync($"/v1/events?limit=1&cursor={Uri.EscapeDataString(cursor)}")).IsProblem(HttpStatusCode.BadRequest, "CURSOR_INVALID");
    }

    private static string MissingLike(string thing) => thing.Contains('_', StringComparison.Ordinal) ? thing[..(thing.IndexOf('_', StringComparison.Ordinal) + 1)] + Missing : $"{thing}-missing";

    private static async Task<(HttpStatusCode Status, string Body, string Headers)> Ask(HttpClient client, ApiRoute route, string path)
    {
        using var request = new HttpRequestMessage(route.Method, path);
        if (route.HasBody) request.Content = new StringContent(BodyOf(route.Path), System.Text.Encoding.UTF8, "application/json");
        if (route.TakesKey) request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var response = await client.SendAsync(request);
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
        body.Remove("trace_id");
        var headers = response.Headers.Concat(response.Content.Headers).Select(header => header.Key).Where(name => !name.StartsWith("RateLimit", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        return (response.StatusCode, body.ToJsonString(), string.Join(' ', headers));
    }

    // Right in itself, so that it is the object that is refused and not the body.
    private static string BodyOf(string path) => path switch
    {
        "/v1/payments/{id}/refunds" => """{"amount":1}""",
        "/v1/merchants/{id}" => """{"name":"Taken"}""",
        "/v1/webhook-endpoints/{id}/replay" => """{"from":"2026-01-01T00:00:00Z","to":"2026-01-02T00:00:00Z"}""",
        "/v1/merchants/{id}/sub-accounts" => """{"name":"Sub","country":"DE","settlement_currency":"EUR"}""",
        _ => "{}",
    };
}
