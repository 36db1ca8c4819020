using System.Text.Json;

namespace Payments.Tests.Simulation.Run;

/// <param name="Limit">The most that it may take in a day, where that is little.</param>
internal sealed record Merchant(string Id, string Key, long? Limit);

/// <summary>Registers the merchants of a run, with a webhook endpoint each.</summary>
internal static class Merchants
{
    /// <summary>Little enough to be used up in a short run.</summary>
    public const long SmallLimit = 60_000;

    public static async Task<List<Merchant>> Register(Stage stage, int count)
    {
        using var http = stage.Platform.FrontEnd.Client(stage.Platform.FrontEnd.AdministratorKey);
        var (merchants, secrets) = (new List<Merchant>(), new List<string>());
        for (var number = 0; number < count; number++)
        {
            var registered = await Send(http, HttpMethod.Post, "/v1/merchants", """{"name":"Simulated","country":"DE","settlement_currency":"EUR"}""");
            var merchant = new Merchant(registered.GetProperty("merchant").GetProperty("id").GetString()!, registered.GetProperty("api_key").GetString()!, number == 0 ? SmallLimit : null);
            await Send(http, HttpMethod.Post, $"/v1/merchants/{merchant.Id}/tier", """{"tier":"premium","reason":"simulation"}""");
            var limit = merchant.Limit is { } day ? $"\"per_day\":{day}," : "";
            await Send(http, HttpMethod.Put, $"/v1/merchants/{merchant.Id}/overrides", $$$"""{"reason":"simulation",{{{limit}}}"api_rate":{"per_second":100000,"per_minute":6000000,"per_hour":100000000,"concurrent":10000}}""");
            using var own = stage.Platform.FrontEnd.Client(merchant.Key);
            var endpoint = await Send(own, HttpMethod.Post, "/v1/webhook-endpoints", $$"""{"url":"{{stage.ReceiverUrl}}","events":["*"],"max_attempts":16}""");
            merchants.Add(merchant);
            secrets.Add(endpoint.GetProperty("secret").GetString()!);
        }

        await stage.StartReceiver(secrets);
        return merchants;
    }

    private static async Task<JsonElement> Send(HttpClient http, HttpMethod method, string path, string body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = new StringContent(body, null, "application/json") };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? JsonElement.Parse(text) : throw new InvalidOperationException($"{path}: {response.StatusCode} {text}");
    }
}
