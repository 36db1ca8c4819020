using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Payments.Bench.Load;
using Payments.Tests;

namespace Payments.Bench.Pay;

/// <summary>The usual design as an ordinary ASP.NET endpoint (bench/Conventional), under the same load and the same channel as ours.</summary>
internal static class Usual
{
    private const string Ready = "listening on ";

    public static async Task<(LoadRun Full, LoadRun Crowd)> RunAsync(PrivatePostgres server, int merchants, int clients, int seconds)
    {
        await using var database = await TestDatabase.CreateAsync(server, migrated: false);
        await database.ExecuteAsync(await File.ReadAllTextAsync(BareSql.Script("conventional-schema.sql")));
        var keys = Enumerable.Range(1, merchants).Select(i => $"key_{i.ToString(CultureInfo.InvariantCulture)}").ToList();
        await database.ExecuteAsync("""
            ALTER TABLE c_payments ADD idempotency_key text NOT NULL;
            CREATE UNIQUE INDEX ON c_payments (merchant_id, idempotency_key);
            CREATE TABLE c_api_keys (hash text PRIMARY KEY, merchant_id int NOT NULL);
            """);
        foreach (var (key, i) in keys.Select((key, i) => (key, i + 1)))
            await database.ExecuteAsync($"INSERT INTO c_api_keys VALUES ('{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))}', {i.ToString(CultureInfo.InvariantCulture)})");

        await using var channel = await Channel.StartAsync();
        using var service = Process.Start(Start(database.ConnectionString, channel))!;
        try
        {
            var line = await service.StandardOutput.ReadLineAsync() ?? "";
            var url = new Uri(line.StartsWith(Ready, StringComparison.Ordinal) ? line[Ready.Length..] : throw new InvalidOperationException($"bench/Conventional did not start: {line}"));
            await LoadRun.RunAsync(url, Ours.Path, Ours.Body, keys, clients, rate: 0, Sizes.WarmSeconds);
            var full = await LoadRun.RunAsync(url, Ours.Path, Ours.Body, keys, clients, rate: 0, seconds);
            return (full, await Crowd.RunAsync(url, Ours.Path, Ours.Body, keys, seconds));
        }
        finally
        {
            service.Kill();
            await service.WaitForExitAsync();
        }
    }

    private static ProcessStartInfo Start(string database, Channel channel)
    {
        var start = new ProcessStartInfo("dotnet", [Built.Conventional]) { RedirectStandardOutput = true };
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["PAYMENTS_DB"] = database;
        foreach (var (name, value) in channel.Environment) start.Environment[name] = value;
        return start;
    }
}
