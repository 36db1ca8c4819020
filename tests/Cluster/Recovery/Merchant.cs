using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Payments.Tests.Cluster.Recovery;

/// <summary>A registered merchant, used through the front end, and the last status that was acknowledged.</summary>
internal sealed class Merchant(HttpClient client, string administratorKey, string id, string key)
{
    /// <summary>What was acknowledged last; null while a change may still come whose answer was lost.</summary>
    private string? status = "active";

    private string seems = "active";

    private bool changing;

    public string Id => id;

    public string Key => key;

    public static async Task<Merchant> Register(HttpClient client, string administratorKey)
    {
        using var request = Request(HttpMethod.Post, "/v1/merchants", administratorKey);
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        request.Content = JsonContent.Create(new { name = "Cluster Shop", country = "DE", settlement_currency = "EUR", time_zone = "Europe/Berlin" });
        using var answer = await client.SendAsync(request);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"{answer.StatusCode}: {body}");
        var id = body.GetProperty("merchant").GetProperty("id").GetString()!;
        // The load is the test's own; a starter's rate would refuse it.
        using var raise = Request(HttpMethod.Put, $"/v1/merchants/{id}/overrides", administratorKey);
        raise.Content = JsonContent.Create(new { reason = "load", api_rate = new { per_second = 10_000, per_minute = 600_000, per_hour = 36_000_000, concurrent = 1_000 } });
        using var raised = await client.SendAsync(raise);
        raised.EnsureSuccessStatusCode();
        return new Merchant(client, administratorKey, id, body.GetProperty("api_key").GetString()!);
    }

    /// <summary>The same merchant through another process, without knowledge of its status.</summary>
    public Merchant Through(HttpClient other) => new(other, administratorKey, id, key) { status = null };

    /// <summary>Reads or changes it, in turns; the code of the answer. Throws when an acknowledged change is gone.</summary>
    public Task<HttpStatusCode> Use() => (changing = !changing) ? Change() : Read();

    public async Task<HttpStatusCode> Read()
    {
        using var request = Request(HttpMethod.Get, $"/v1/merchants/{id}", key);
        using var answer = await client.SendAsync(request);
        if (answer.StatusCode != HttpStatusCode.OK) return answer.StatusCode;
        var found = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("status").GetString();
        if (status is not null && found != status) throw new InvalidOperationException($"{id} is {found} although {status} was acknowledged.");
        return answer.StatusCode;
    }

    public async Task<HttpResponseMessage> Ask(string verb)
    {
        using var request = Request(HttpMethod.Post, $"/v1/merchants/{id}/{verb}", administratorKey);
        request.Content = JsonContent.Create(new { reason = "cluster test" });
        return await client.SendAsync(request);
    }

    public Task<HttpStatusCode> Suspend() => Set("suspended");

    private Task<HttpStatusCode> Change() => Set(seems == "suspended" ? "active" : "suspended");

    private async Task<HttpStatusCode> Set(string wanted)
    {
        status = null;
        using var answer = await Ask(wanted == "active" ? "reinstate" : "suspend");
        if (answer.StatusCode == HttpStatusCode.OK) (status, seems) = (wanted, wanted);
        // It was so already, by a change whose answer was lost; one that a paused silo holds can still be made. What is written
        // takes its version from it, a conflict does not.
        if (answer.StatusCode == HttpStatusCode.Conflict) seems = wanted;
        return answer.StatusCode;
    }

    private static HttpRequestMessage Request(HttpMethod method, string path, string key)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Add("X-API-Key", key);
        return request;
    }
}
