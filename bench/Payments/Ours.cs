using System.Text.Json;
using Payments.Bench.Load;
using Payments.Tests;

namespace Payments.Bench.Pay;

/// <summary>The platform, the channel simulator and the load generator as processes of their own.</summary>
internal static class Ours
{
    public const string Body = """{"amount":1000,"currency":"EUR","payment_method":"tok_visa"}""";
    public const string Path = "/v1/payments";

    /// <summary>Until the code that is hot has been compiled for good; less, and a quarter of the machine still compiles.</summary>
    public const int WarmSeconds = 20;

    /// <param name="path">What takes the body of a payment.</param>
    public static async Task<Measured> RunAsync(PrivatePostgres server, int merchants, int clients, int seconds, string path = Path)
    {
        await using var database = await TestDatabase.CreateAsync(server, migrated: false);
        var witness = System.IO.Path.GetTempFileName();
        await using var simulator = await SimulatorProcess.Start(witness);
        await using var platform = await PlatformProcess.Start(database.ConnectionString, new Dictionary<string, string>
        {
            ["PAYMENTS_SIMULATOR_URL"] = simulator.Url.ToString(),
            ["PAYMENTS_SIMULATOR_KEY"] = SimulatorProcess.ApiKey,
            // What is measured is the payment, not how fast this process reads the other's log.
            ["Logging__LogLevel__Payments.Api.Http.RequestLog"] = "Warning",
        });
        var cpu = new CpuClock(new Dictionary<string, int> { ["platform"] = platform.Id, ["simulator"] = simulator.Id, ["postgres"] = await server.PostmasterIdAsync() });
        var keys = await RegisterAsync(platform, merchants);
        await LoadRun.RunAsync(platform.Url, path, Body, keys, clients, rate: 0, WarmSeconds);
        var before = cpu.Read();
        var full = await LoadRun.RunAsync(platform.Url, path, Body, keys, clients, rate: 0, seconds);
        var after = cpu.Read();
        var half = await LoadRun.RunAsync(platform.Url, path, Body, keys, clients, (int)(full.PerSecond / 2), seconds);
        var replay = await LoadRun.RunAsync(platform.Url, path, Body, keys, clients: 1, rate: 0, seconds: 3, replay: true);
        File.Delete(witness);
        return new Measured(full, half, replay, after.ToDictionary(one => one.Key, one => (one.Value - before[one.Key]) / full.Done));
    }

    public static async Task<string[]> RegisterAsync(PlatformProcess platform, int merchants)
    {
        using var http = platform.Client(platform.AdministratorKey);
        var keys = new string[merchants];
        await Parallel.ForAsync(0, merchants, async (i, cancellation) =>
        {
            using var register = Request(HttpMethod.Post, "/v1/merchants", """{"name":"Bench","country":"DE","settlement_currency":"EUR"}""");
            using var response = await http.SendAsync(register, cancellation);
            var registered = JsonElement.Parse(await response.Content.ReadAsStringAsync(cancellation));
            keys[i] = registered.GetProperty("api_key").GetString()!;
            // The limits of the lowest tier would end the run after a few seconds.
            var path = $"/v1/merchants/{registered.GetProperty("merchant").GetProperty("id").GetString()}";
            using var move = Request(HttpMethod.Post, path + "/tier", """{"tier":"premium","reason":"bench"}""");
            using var moved = await http.SendAsync(move, cancellation);
            moved.EnsureSuccessStatusCode();
            // Requests are still counted, but the load decides how many there are.
            using var raise = Request(HttpMethod.Put, path + "/overrides", """{"reason":"bench","api_rate":{"per_second":1000000,"per_minute":60000000,"per_hour":1000000000,"concurrent":100000}}""");
            using var raised = await http.SendAsync(raise, cancellation);
            raised.EnsureSuccessStatusCode();
        });
        return keys;
    }

    private static HttpRequestMessage Request(HttpMethod method, string path, string body)
    {
        var request = new HttpRequestMessage(method, path) { Content = new StringContent(body, null, "application/json") };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        return request;
    }
}

/// <summary>What one run showed: as fast as it goes, at half of that, one caller repeating one request, and what a payment cost in processor seconds, by process.</summary>
internal sealed record Measured(LoadRun Full, LoadRun Half, LoadRun Replay, IReadOnlyDictionary<string, double> CpuSeconds);
