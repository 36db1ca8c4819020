using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Payments.Bench.Load;
using Payments.Tests;

namespace Payments.Bench.Pay;

/// <summary>The usual design as an ordinary ASP.NET endpoint (bench/Conventional), with the same channel as ours, on a database of its own.</summary>
internal sealed class Usual : IAsyncDisposable
{
    private const string Ready = "listening on ";

    private readonly TestDatabase _database;
    private readonly Channel _channel;
    private readonly Process _service;

    private Usual(TestDatabase database, Channel channel, Process service, Target target) => (_database, _channel, _service, Target) = (database, channel, service, target);

    public Target Target { get; }

    public static async Task<Usual> StartAsync(PrivatePostgres server, int merchants)
    {
        var database = await TestDatabase.CreateAsync(server, migrated: false);
        var keys = await RegisterAsync(database, merchants);
        var channel = await Channel.StartAsync();
        var service = Process.Start(Start(database.ConnectionString, channel))!;
        var line = await service.StandardOutput.ReadLineAsync() ?? "";
        var url = new Uri(line.StartsWith(Ready, StringComparison.Ordinal) ? line[Ready.Length..] : throw new InvalidOperationException($"bench/Conventional did not start: {line}"));
        var cpu = new CpuClock(new Dictionary<string, int> { ["endpoint"] = service.Id, ["simulator"] = channel.ProcessId, ["postgres"] = await server.PostmasterIdAsync() });
        return new Usual(database, channel, service, new Target(url, keys, cpu));
    }

    public async ValueTask DisposeAsync()
    {
        _service.Kill();
        await _service.WaitForExitAsync();
        _service.Dispose();
        await _channel.DisposeAsync();
        await _database.DisposeAsync();
    }

    private static async Task<IReadOnlyList<string>> RegisterAsync(TestDatabase database, int merchants)
    {
        await database.ExecuteAsync(await File.ReadAllTextAsync(BareSql.Script("conventional-schema.sql")));
        var keys = Enumerable.Range(1, merchants).Select(i => $"key_{i.ToString(CultureInfo.InvariantCulture)}").ToList();
        await database.ExecuteAsync("""
            ALTER TABLE c_payments ADD idempotency_key text NOT NULL;
            CREATE UNIQUE INDEX ON c_payments (merchant_id, idempotency_key);
            CREATE TABLE c_api_keys (hash text PRIMARY KEY, merchant_id int NOT NULL);
            """);
        foreach (var (key, i) in keys.Select((key, i) => (key, i + 1)))
            await database.ExecuteAsync($"INSERT INTO c_api_keys VALUES ('{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))}', {i.ToString(CultureInfo.InvariantCulture)})");
        return keys;
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
