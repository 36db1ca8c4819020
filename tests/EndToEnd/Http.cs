using System.Net;
using System.Text;
using System.Text.Json;

namespace Payments.Tests.EndToEnd;

/// <summary>Requests as tests write them, and answers as they read them.</summary>
internal static class Http
{
    public static Task<HttpResponseMessage> PostJson(this HttpClient client, string path, string body, string? idempotencyKey = null) =>
        client.SendJson(HttpMethod.Post, path, body, idempotencyKey);

    public static Task<HttpResponseMessage> PutJson(this HttpClient client, string path, string body) => client.SendJson(HttpMethod.Put, path, body);

    public static Task<HttpResponseMessage> SendJson(this HttpClient client, HttpMethod method, string path, string body, string? idempotencyKey = null)
    {
        var request = new HttpRequestMessage(method, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (idempotencyKey is not null) request.Headers.TryAddWithoutValidation("Idempotency-Key", idempotencyKey);
        return client.SendAsync(request);
    }

    public static async Task<JsonElement> Json(this HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;

    /// <summary>Checks that the answer is this refusal, in the form that all refusals have.</summary>
    public static async Task<JsonElement> IsProblem(this HttpResponseMessage response, HttpStatusCode status, string code)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == status, $"expected {status}, got {response.StatusCode}: {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var body = JsonDocument.Parse(text).RootElement;
        Assert.Equal(code, body.GetProperty("code").GetString());
        Assert.Equal((int)status, body.GetProperty("status").GetInt32());
        Assert.NotEmpty(body.GetProperty("detail").GetString()!);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        return body;
    }

    public static string String(this JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
