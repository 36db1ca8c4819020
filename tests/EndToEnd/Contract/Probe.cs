using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Payments.Tests.EndToEnd.Contract;

/// <summary>
/// Sends what nobody should send, and looks at every answer: never a 5xx, nor a secret or a card number that was sent; a
/// refusal is a problem with a code that the document names, and tells nothing of our insides.
/// </summary>
internal sealed class Probe(IReadOnlyCollection<string> secrets)
{
    public const string CardNumber = "4242424242424242";
    private readonly ConcurrentDictionary<string, string> _undocumented = new();
    private int _sent;

    public int Sent => _sent;

    /// <summary>Answers that the document does not name, one for each route and status.</summary>
    public string Undocumented => string.Join('\n', _undocumented.Values);

    public async Task<HttpStatusCode> Send(HttpClient client, Attempt attempt)
    {
        var (route, path, body, key) = (attempt.Route, attempt.Path, attempt.Body, attempt.Key);
        using var request = attempt.Request();
        Interlocked.Increment(ref _sent);
        HttpResponseMessage response;
        try
        {
            response = await client.SendAsync(request);
        }
        catch (HttpRequestException) when (body?.Length > 1_000_000 || key is not null && key.Any(letter => !char.IsAscii(letter) || char.IsControl(letter)))
        {
            // The server may close the connection on a body it does not read; the client may not send such a header at all.
            return HttpStatusCode.RequestEntityTooLarge;
        }

        using (response)
        {
            var text = await response.Content.ReadAsStringAsync();
            var what = $"{attempt}: {(int)response.StatusCode} {text}";
            Assert.True((int)response.StatusCode < 500, what);
            Assert.False(text.Contains(CardNumber, StringComparison.Ordinal) || secrets.Any(secret => text.Contains(secret, StringComparison.Ordinal)), what);
            if (response.IsSuccessStatusCode) return response.StatusCode;
            // No HTTP at all, or a line too long to be read: the server ends the conversation before there is a request to answer.
            if (text.Length == 0 && (response.StatusCode == HttpStatusCode.RequestUriTooLong || path.Contains("%00", StringComparison.Ordinal))) return response.StatusCode;
            Assert.True(response.Content.Headers.ContentType?.MediaType == "application/problem+json", what);
            Assert.True(JsonDocument.Parse(text).RootElement.TryGetProperty("code", out _), what);
            Assert.False(text.Contains("   at ", StringComparison.Ordinal), what);
            // A path that is no route any more, or that the server itself refuses, is not the route's answer.
            if (!route.Statuses.Contains((int)response.StatusCode) && response.StatusCode is not (HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed or HttpStatusCode.RequestUriTooLong))
                _undocumented.TryAdd($"{route.Name} {(int)response.StatusCode}", what);
            return response.StatusCode;
        }
    }
}

/// <summary>One request of a probe.</summary>
/// <param name="Key">The Idempotency-Key of a route that takes one; null leaves it out.</param>
internal sealed record Attempt(ApiRoute Route, string Path, byte[]? Body, string? Key = Attempt.FreshKey, string Type = "application/json")
{
    /// <summary>Stands for a key that was never used.</summary>
    public const string FreshKey = "\0";

    public HttpRequestMessage Request()
    {
        var request = new HttpRequestMessage(Route.Method, Path);
        if (Body is not null) request.Content = new ByteArrayContent(Body) { Headers = { ContentType = new(Type) } };
        if (Route.TakesKey && Key is not null) request.Headers.TryAddWithoutValidation("Idempotency-Key", Key == FreshKey ? Guid.NewGuid().ToString() : Key);
        return request;
    }

    public override string ToString() =>
        $"{Route.Name} {Path[..Math.Min(Path.Length, 200)]} {(Body is null ? "" : Encoding.UTF8.GetString(Body[..Math.Min(Body.Length, 300)]))} key {Key}";
}
