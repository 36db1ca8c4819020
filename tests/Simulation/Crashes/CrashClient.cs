using System.Text;
using System.Text.Json;

namespace Payments.Tests.Simulation.Crashes;

/// <summary>Registers merchants and changes their status, one request at a time, and writes down what was acknowledged.</summary>
internal sealed class CrashClient(Random plan)
{
    private const string Shop = """{"name":"Crash","country":"DE","settlement_currency":"EUR"}""";

    public List<MerchantLog> Logs { get; } = [];

    public int Acknowledged { get; private set; }

    /// <summary>Goes on until the process dies under it.</summary>
    public async Task Run(HttpClient http)
    {
        try
        {
            while (true)
            {
                if (Logs.Count == 0 || plan.Next(4) == 0) await Register(http);
                else await Change(http, Logs[plan.Next(Logs.Count)]);
            }
        }
        catch (HttpRequestException)
        {
            // The process is gone; the verification finds out what became of the last request.
        }
    }

    private async Task Register(HttpClient http)
    {
        var log = new MerchantLog($"crash-{plan.NextInt64():x}");
        Logs.Add(log);
        var answer = await Post(http, "/v1/merchants", Shop, log.IdempotencyKey);
        log.Registered = answer;
        log.Id = JsonDocument.Parse(answer).RootElement.GetProperty("merchant").GetProperty("id").GetString();
        Acknowledged++;
    }

    private async Task Change(HttpClient http, MerchantLog log)
    {
        if (log.Id is null || log.Unanswered is not null) return;
        var (verb, status) = log.AcknowledgedStatus == "active" ? ("suspend", "suspended") : ("reinstate", "active");
        log.Unanswered = status;
        await Post(http, $"/v1/merchants/{log.Id}/{verb}", """{"reason":"crash test"}""", null);
        (log.AcknowledgedStatus, log.Unanswered) = (status, null);
        log.AcknowledgedChanges++;
        Acknowledged++;
    }

    private static async Task<string> Post(HttpClient http, string path, string body, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{path}: {response.StatusCode} {text}");
        return text;
    }
}
