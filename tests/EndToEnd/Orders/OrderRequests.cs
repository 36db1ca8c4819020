using System.Net;
using System.Text.Json;

namespace Payments.Tests.EndToEnd.Orders;

/// <summary>The requests about orders that several tests make.</summary>
internal static class OrderRequests
{
    public static Task<HttpResponseMessage> PostOrder(this HttpClient client, string number, string? key = null) => client.PostJson(
        "/v1/orders",
        $$"""{"number":"{{number}}","amount":1000,"currency":"EUR","items":[{"name":"Tea","quantity":3,"unit_amount":300},{"name":"Bag","quantity":1,"unit_amount":100}]}""",
        key ?? Guid.NewGuid().ToString());

    /// <summary>A new order of 10.00 EUR; its id.</summary>
    public static async Task<string> Order(this HttpClient client) => (await (await client.PostOrder(Guid.NewGuid().ToString())).Created()).String("id");

    public static Task<HttpResponseMessage> PayOrder(this HttpClient client, string order, string token = "tok_visa", long amount = 1000, string? key = null) =>
        client.PostJson("/v1/payments", $$"""{"amount":{{amount}},"currency":"EUR","payment_method":"{{token}}","order_id":"{{order}}"}""", key ?? Guid.NewGuid().ToString());

    public static Task<HttpResponseMessage> CancelOrder(this HttpClient client, string order) => client.PostAsync($"/v1/orders/{order}/cancel", null);

    public static async Task<JsonElement> ReadOrder(this HttpClient client, string order) => await (await client.GetAsync($"/v1/orders/{order}")).Json();

    public static async Task<JsonElement> Created(this HttpResponseMessage answer)
    {
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return await answer.Json();
    }
}
