using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Payments.ChannelSimulator.Http;

/// <summary>What every mutating call brings: a key and a strict body.</summary>
internal static class Entry
{
    public const string KeyHeader = "Idempotency-Key";

    /// <summary>The key, or null after the caller was told what is wrong with it.</summary>
    public static async Task<string?> Key(HttpContext http)
    {
        var header = http.Request.Headers[KeyHeader];
        if (header is [{ } key] && Checks.IsKey(key)) return key;
        await Answers.Error(http, 400, "idempotency_key_invalid", $"{KeyHeader} takes one value of 1 to {Checks.MaxKeyLength} visible ASCII characters.");
        return null;
    }

    /// <summary>The body, or null after the caller was told what is wrong with it.</summary>
    public static async Task<T?> Body<T>(HttpContext http, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            var body = await JsonSerializer.DeserializeAsync(http.Request.BodyReader, type, http.RequestAborted);
            if (body is not null) return body;
        }
        catch (JsonException)
        {
            // Its message could repeat what was sent.
        }

        await Answers.Error(http, 400, "body_invalid", "The body is not the JSON object that this request takes; amounts are integers.");
        return null;
    }

    public static Task Wrong(HttpContext http, string code) => Answers.Error(http, 400, code, "See docs/simulator.md for what it takes.");
}
