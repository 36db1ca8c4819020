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
        return await MeasureAsync(installation.Target(await RegisterAsync(installation.Platform, merchants)) with { Path = path }, clients, seconds);
    }

    public static async Task<Measured> MeasureAsync(Target target, int clients, int seconds)
    {
        await target.WarmAsync(clients);
        var full = await target.RunAsync(clients, rate: 0, seconds);
        var (half, replay) = await MeasureBesideAsync(target, full, clients, seconds);
        return new Measured(full, half, replay);
    }

    /// <summary>What is measured beside the full load.</summary>
    public static async Task<(LoadRun Half, LoadRun Replay)> MeasureBesideAsync(Target target, Loaded full, int clients, int seconds)
    {
        // In one process: a generator that has just started compiles itself while it measures, a third of the slowest hundredth.
        var half = await LoadRun.RunAsync(
            target.Url, target.Path, Body, target.Keys, clients, (int)(full.Run.PerSecond / 2), Math.Max(seconds, Sizes.LateWriteSeconds), settle: Sizes.LateWriteSeconds);
        var replay = await LoadRun.RunAsync(target.Url, target.Path, Body, target.Keys, clients: 1, rate: 0, Math.Min(seconds, 3), replay: true);
        return (half, replay);
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

/// <summary>What one run showed: as fast as it goes, at half of that, and one caller repeating one request.</summary>
internal sealed record Measured(Loaded Full, LoadRun Half, LoadRun Replay);
