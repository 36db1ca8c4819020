using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Payments.Tests.Simulation.Run;

/// <summary>Callbacks that the channel has sent before come again, twice each and in another order, well signed.</summary>
internal sealed class CallbackStorm(Stage stage) : IDisposable
{
    private const int AtOnce = 20;
    private readonly HttpClient _http = new() { BaseAddress = stage.PlatformUrl, Timeout = TimeSpan.FromSeconds(5) };

    public async Task Resend(Random random)
    {
        var known = (await Known()).Where(line => line.TryGetProperty("callback", out _) && line.GetProperty("kind").GetString() is not "callback").ToArray();
        random.Shuffle(known);
        var again = known.Take(AtOnce).SelectMany(line => new[] { line, line }).ToArray();
        random.Shuffle(again);
        await Task.WhenAll(again.Select(Send));
    }

    public void Dispose() => _http.Dispose();

    private async Task<List<JsonElement>> Known()
    {
        try
        {
            return await stage.Channel.Log();
        }
        catch (Exception down) when (down is HttpRequestException or OperationCanceledException)
        {
            return [];
        }
    }

    private async Task Send(JsonElement line)
    {
        var body = Body(line);
        var seconds = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.ASCII.GetBytes($"{seconds}."), .. body];
        var mac = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(SimulatorProcess.CallbackSecret), signed));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/callbacks/simulator") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Add("X-Simulator-Signature", $"t={seconds},v1={mac}");
        try
        {
            using var response = await _http.SendAsync(request);
        }
        catch (Exception lost) when (lost is HttpRequestException or OperationCanceledException)
        {
            // Nobody waits for it: it was there before.
        }
    }

    private static byte[] Body(JsonElement line)
    {
        var status = line.GetProperty("kind").GetString() == "decline" ? "declined" : "succeeded";
        string? Text(string name) => line.TryGetProperty(name, out var value) ? value.GetString() : null;
        var body = new Dictionary<string, object?>
        {
            ["id"] = Text("callback"), ["type"] = $"{Text("op")}.{status}", ["created_at"] = Text("time"), ["object"] = Text("op"), ["reference"] = Text("reference"),
            ["charge"] = Text("charge"), ["attempt"] = Text("key"), ["amount"] = line.GetProperty("amount").GetInt64(), ["currency"] = Text("currency"),
            ["merchant_account"] = Text("account"), ["status"] = status, ["decline_code"] = Text("code"),
        };
        return JsonSerializer.SerializeToUtf8Bytes(body.Where(one => one.Value is not null).ToDictionary());
    }
}
