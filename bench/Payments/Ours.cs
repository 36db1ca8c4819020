using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Payments.Tests;

namespace Payments.Bench.Pay;

/// <summary>The platform and the channel simulator as processes of their own; the load comes from this one.</summary>
internal static class Ours
{
    private static readonly byte[] Body = """{"amount":1000,"currency":"EUR","payment_method":"tok_visa"}"""u8.ToArray();

    public static async Task<(double PerSecond, TimeSpan P50, TimeSpan P99)> RunAsync(PrivatePostgres server, int merchants, int clients, int seconds)
    {
        await using var database = await TestDatabase.CreateAsync(server, migrated: false);
        var witness = Path.GetTempFileName();
        await using var simulator = await SimulatorProcess.Start(witness);
        await using var platform = await PlatformProcess.Start(database.ConnectionString, new Dictionary<string, string>
        {
            ["PAYMENTS_SIMULATOR_URL"] = simulator.Url.ToString(),
            ["PAYMENTS_SIMULATOR_KEY"] = SimulatorProcess.ApiKey,
            // What is measured is the payment, not how fast this process reads the other's log.
            ["Logging__LogLevel__Payments.Api.Http.RequestLog"] = "Warning",
        });
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = clients }) { BaseAddress = platform.Url };
        var keys = await RegisterAsync(http, platform.AdministratorKey, merchants);
        // Until the code that is hot has been compiled for good; less, and a quarter of the machine still compiles.
        await LoadAsync(http, keys, clients, 30);
        var times = await LoadAsync(http, keys, clients, seconds);
        File.Delete(witness);
        return (times.Count / (double)seconds, times[times.Count / 2], times[(int)(times.Count * 0.99)]);
    }

    private static async Task<string[]> RegisterAsync(HttpClient http, string administratorKey, int merchants)
    {
        var keys = new string[merchants];
        await Parallel.ForAsync(0, merchants, async (i, _) =>
        {
            using var request = Request("/v1/merchants", administratorKey, """{"name":"Bench","country":"DE","settlement_currency":"EUR"}"""u8.ToArray());
            using var response = await http.SendAsync(request, _);
            var registered = JsonElement.Parse(await response.Content.ReadAsStringAsync(_));
            keys[i] = registered.GetProperty("api_key").GetString()!;
            // The limits of the lowest tier would end the run after a few seconds.
            var id = registered.GetProperty("merchant").GetProperty("id").GetString();
            using var move = Request($"/v1/merchants/{id}/tier", administratorKey, """{"tier":"premium","reason":"bench"}"""u8.ToArray());
            using var moved = await http.SendAsync(move, _);
            moved.EnsureSuccessStatusCode();
        });
        return keys;
    }

    /// <summary>Every answer that is not a success ends the run: a refused payment is no payment.</summary>
    private static async Task<List<TimeSpan>> LoadAsync(HttpClient http, string[] keys, int clients, int seconds)
    {
        var end = Stopwatch.GetTimestamp() + seconds * Stopwatch.Frequency;
        var runs = await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            var times = new List<TimeSpan>();
            for (var i = client; Stopwatch.GetTimestamp() < end; i += clients)
            {
                var begin = Stopwatch.GetTimestamp();
                using var request = Request("/v1/payments", keys[i % keys.Length], Body);
                using var response = await http.SendAsync(request);
                var text = await response.Content.ReadAsStringAsync();
                if (response.StatusCode != HttpStatusCode.Created || !text.Contains("\"succeeded\"", StringComparison.Ordinal)) throw new InvalidOperationException(text);
                times.Add(Stopwatch.GetElapsedTime(begin));
            }

            return times;
        })));
        return [.. runs.SelectMany(times => times).Order()];
    }

    private static HttpRequestMessage Request(string path, string key, byte[] body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.TryAddWithoutValidation("X-API-Key", key);
        request.Headers.TryAddWithoutValidation("Idempotency-Key", Guid.NewGuid().ToString());
        return request;
    }
}
