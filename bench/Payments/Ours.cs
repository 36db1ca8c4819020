using System.Text.Json;
using Payments.Bench.Load;
using Payments.Tests;

namespace Payments.Bench.Pay;

/// <summary>The platform, the channel simulator and the load generator as processes of their own.</summary>
internal static class Ours
{
    public const string Body = """{"amount":1000,"currency":"EUR","payment_method":"tok_visa"}""";
    public const string Path = "/v1/payments";

    /// <param name="path">What takes the body of a payment.</param>
    public static async Task<Measured> RunAsync(PrivatePostgres server, int merchants, int clients, int seconds, string path = Path)
    {
        await using var installation = await Installation.StartAsync(server);
        var keys = await RegisterAsync(installation.Platform, merchants);
        return await MeasureAsync(installation, keys, clients, seconds, path);
    }

    public static async Task<Measured> MeasureAsync(Installation installation, IReadOnlyList<string> keys, int clients, int seconds, string path = Path)
    {
        var url = installation.Platform.Url;
        await LoadRun.RunAsync(url, path, Body, keys, clients, rate: 0, Sizes.WarmSeconds);
        var before = installation.Cpu.Read();
        var full = await LoadRun.RunAsync(url, path, Body, keys, clients, rate: 0, seconds);
        var after = installation.Cpu.Read();
        // What the full load has left to others, to vacuum and to the disk is over.
        await LoadRun.RunAsync(url, path, Body, keys, clients, (int)(full.PerSecond / 2), Math.Min(seconds, 5));
        var half = await LoadRun.RunAsync(url, path, Body, keys, clients, (int)(full.PerSecond / 2), seconds);
        var replay = await LoadRun.RunAsync(url, path, Body, keys, clients: 1, rate: 0, Math.Min(seconds, 3), replay: true);
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
