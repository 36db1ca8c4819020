using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Payments.Tests.Simulation.Crashes;

/// <summary>kill -9 of the platform at any moment loses no acknowledged write and doubles none.</summary>
public sealed class KillTests
{
    private const int Clients = 8;

    /// <summary>Every round looks at all that was acknowledged before, so that twice as many take four times as long.</summary>
    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("PAYMENTS_TEST_KILLS") ?? "4", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData(20261121)]
    public async Task Kill_WhileClientsWrite_EveryAcknowledgedWriteIsThere(int seed)
    {
        await using var database = await TestDatabase.CreateAsync(migrated: false);
        var plan = new Random(seed);
        var clients = new List<CrashClient>();
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var platform = await PlatformProcess.Start(database.ConnectionString);
            using var http = platform.Client(platform.AdministratorKey);
            await Verify(http, clients);
            var round = Enumerable.Range(0, Clients).Select(_ => new CrashClient(new Random(plan.Next()))).ToList();
            clients.AddRange(round);
            var running = round.Select(client => client.Run(http)).ToList();
            // The moment of the kill is a number of acknowledgements, so that every round has written something.
            var enough = plan.Next(1, 400);
            await Eventually.HoldsAsync(() => round.Sum(client => client.Acknowledged) >= enough, $"{enough} writes are acknowledged");
            await platform.Kill();
            await Task.WhenAll(running);
        }

        await using var last = await PlatformProcess.Start(database.ConnectionString);
        using var verifier = last.Client(last.AdministratorKey);
        await Verify(verifier, clients);
        await VerifyRows(database, clients);
        Assert.True(clients.Sum(client => client.Acknowledged) > Kills, $"too little was written to prove anything (seed {seed})");
    }

    private static async Task Verify(HttpClient http, List<CrashClient> clients)
    {
        foreach (var log in clients.SelectMany(client => client.Logs))
        {
            var replay = await Replay(http, log);
            var id = JsonDocument.Parse(replay).RootElement.GetProperty("merchant").GetProperty("id").GetString()!;
            if (log.Registered is not null) Assert.Equal(log.Registered, replay);
            (log.Registered, log.Id) = (replay, id);
            var status = JsonDocument.Parse(await http.GetStringAsync($"/v1/merchants/{id}")).RootElement.GetProperty("status").GetString();
            Assert.True(status == log.AcknowledgedStatus || status == log.Unanswered, $"{id} is {status}; acknowledged {log.AcknowledgedStatus}, unanswered {log.Unanswered}");
            if (status != log.AcknowledgedStatus) log.AcknowledgedChanges++;
            (log.AcknowledgedStatus, log.Unanswered) = (status!, null);
        }
    }

    private static async Task<string> Replay(HttpClient http, MerchantLog log)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/merchants")
        {
            Content = new StringContent("""{"name":"Crash","country":"DE","settlement_currency":"EUR"}""", Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Idempotency-Key", log.IdempotencyKey);
        using var response = await http.SendAsync(request);
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>Each row's version counts its changes, and each change left one event: nothing lost, nothing twice.</summary>
    private static async Task VerifyRows(TestDatabase database, List<CrashClient> clients)
    {
        var expected = clients.SelectMany(client => client.Logs).ToDictionary(log => log.Id!, log => 1L + log.AcknowledgedChanges);
        await using var command = database.Source.CreateCommand(
            "SELECT m.key, m.version, count(e.id), max(e.sequence) FROM merchants m LEFT JOIN events e ON e.object_id = m.key WHERE m.name = 'Crash' GROUP BY m.key, m.version");
        await using var rows = await command.ExecuteReaderAsync();
        var seen = 0;
        while (await rows.ReadAsync())
        {
            seen++;
            var (key, version, events, last) = (rows.GetString(0), rows.GetInt64(1), rows.GetInt64(2), rows.GetInt64(3));
            Assert.True(version == expected[key] && events == version && last == version, string.Create(CultureInfo.InvariantCulture, $"{key}: version {version}, events {events}, last {last}, expected {expected[key]}"));
        }

        Assert.Equal(expected.Count, seen);
    }
}
