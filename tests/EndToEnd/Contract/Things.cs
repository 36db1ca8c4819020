namespace Payments.Tests.EndToEnd.Contract;

/// <summary>One object of each kind, by the word that stands before its id in a path.</summary>
internal static class Things
{
    public const string Missing = "00000000000000000000000000";

    public static async Task<Dictionary<string, string>> Make(string owner, HttpClient client)
    {
        var payment = await (await client.PostJson("/v1/payments", """{"amount":1000,"currency":"EUR","payment_method":"tok_visa"}""", Guid.NewGuid().ToString())).Json();
        var id = payment.String("id");
        var refund = await (await client.PostJson($"/v1/payments/{id}/refunds", """{"amount":100}""", Guid.NewGuid().ToString())).Json();
        var held = await (await client.PostJson("/v1/pre-authorisations", """{"amount":1000,"currency":"EUR","payment_method":"tok_visa"}""", Guid.NewGuid().ToString())).Json();
        var number = $"N-{Guid.NewGuid():N}";
        var order = await (await client.PostJson("/v1/orders", $$"""{"number":"{{number}}","amount":100,"currency":"EUR","items":[{"name":"Tea","quantity":1,"unit_amount":100}]}""", Guid.NewGuid().ToString())).Json();
        var key = (await (await client.GetAsync("/v1/api-keys")).Json()).GetProperty("items")[0].String("id");
        var happened = (await (await client.GetAsync($"/v1/events?object_id={id}")).Json()).GetProperty("items")[0].String("id");
        var endpoint = (await (await client.PostJson("/v1/webhook-endpoints", """{"url":"https://hooks.example.com/"}""", Guid.NewGuid().ToString())).Json()).GetProperty("endpoint").String("id");
        var notification = (await (await client.PostJson($"/v1/webhook-endpoints/{endpoint}/test", "{}", Guid.NewGuid().ToString())).Json()).String("id");
        return new Dictionary<string, string>
        {
            ["payments"] = id, ["orders"] = payment.String("order_id"), ["open_order"] = order.String("id"), ["by-number"] = number, ["refunds"] = refund.String("id"),
            ["webhook-endpoints"] = endpoint, ["webhook-notifications"] = notification,
            ["api-keys"] = key, ["events"] = happened, ["merchants"] = owner, ["sagas"] = id, ["pre-authorisations"] = held.String("id"), ["administrators"] = $"adm_{Missing}", ["tiers"] = "premium", ["jobs"] = "tier-review", ["job-runs"] = $"run_{Missing}",
            ["callbacks"] = $"cbk_{Missing}", ["channel-accounts"] = $"cha_{Missing}",
        };
    }

    // "/v1/orders/by-number/{number}": what stands before the placeholder says what it is.
    public static string Fill(string path, Dictionary<string, string> things)
    {
        var parts = path.Split('/');
        for (var i = 0; i < parts.Length; i++)
            if (parts[i].StartsWith('{')) parts[i] = Uri.EscapeDataString(things[parts[i - 1]]);
        return string.Join('/', parts);
    }
}
