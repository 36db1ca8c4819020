using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Payments.Tests.EndToEnd.Contract;

/// <summary>Bodies and texts that no caller should send.</summary>
internal static class Mutations
{
    private const string Place = "the place";
    private const int TenMegabytes = 10 * 1024 * 1024;

    private static readonly string[] Values =
    [
        "-1", "0", "1.5", "1.00", "1e3", "9223372036854775808", "NaN", "-0", "true", "null", "{}", "[]", "[1]", "\"\"", "\" \"", "\"1e3\"", "\"4242424242424242\"",
        "\"\\u0000\"", "\"\\ud800\"", "\"a\\r\\nSet-Cookie: x=1\"", "\"'; DROP TABLE payments; --\"", "\"XXX\"", "\"" + new string('x', 10_000) + "\"",
    ];

    // Few, because there are many places deep inside.
    private static readonly string[] DeepValues = ["-1", "1.5", "1e3", "9223372036854775808", "null", "{}", "\"\"", "\"4242424242424242\"", "\"\\u0000\""];

    public static readonly string[] Texts = ["%00", "..%2f..%2fetc", "'", "%F0%9F%92%A9", "-1", "pay_", new string('a', 3_000), "1000000000", "%FF%FE", "null"];

    /// <summary>What is wrong with a body as a whole.</summary>
    public static IEnumerable<byte[]> Wholes(string good)
    {
        string[] texts = ["", "{", "null", "[]", "1", "\"x\"", "nonsense", good + good, good[..^1], "{\"unknown_field\":1}", new string('[', 1000) + new string(']', 1000), "{\"a\":" + string.Concat(Enumerable.Repeat("{\"a\":", 999)) + "1" + new string('}', 1000)];
        foreach (var text in texts) yield return Encoding.UTF8.GetBytes(text);
        yield return [0xff, 0xfe, 0x7b, 0x7d];
        yield return [.. "{\"name\":\""u8, 0xc3, 0x28, .. "\"}"u8];
        yield return Encoding.UTF8.GetBytes(new string(' ', TenMegabytes));
    }

    /// <summary>The good body with each of its fields made wrong, left out, or said twice.</summary>
    public static IEnumerable<byte[]> Fields(string good)
    {
        var fields = JsonDocument.Parse(good).RootElement.EnumerateObject().ToList();
        foreach (var field in fields)
        {
            var others = string.Concat(fields.Where(other => other.Name != field.Name).Select(other => $"\"{other.Name}\":{other.Value.GetRawText()},"));
            yield return Encoding.UTF8.GetBytes("{" + others.TrimEnd(',') + "}");
            yield return Encoding.UTF8.GetBytes($"{{{others}\"{field.Name}\":{field.Value.GetRawText()},\"{field.Name}\":{field.Value.GetRawText()}}}");
            yield return Encoding.UTF8.GetBytes($"{{{others}\"{field.Name.ToUpperInvariant()}\":{field.Value.GetRawText()}}}");
            if (field.Value.ValueKind == JsonValueKind.String) yield return Encoding.UTF8.GetBytes($"{{{others}\"{field.Name}\":\"{field.Value.GetString()}-4242424242424242\"}}");
            foreach (var value in Values) yield return Encoding.UTF8.GetBytes($"{{{others}\"{field.Name}\":{value}}}");
        }
    }

    /// <summary>The good body with each value inside its objects and lists made wrong.</summary>
    public static IEnumerable<byte[]> Depths(string good)
    {
        var count = Leaves(JsonNode.Parse(good)!).Count();
        for (var i = 0; i < count; i++)
        {
            var body = JsonNode.Parse(good)!;
            Leaves(body).ElementAt(i).ReplaceWith(Place);
            foreach (var value in DeepValues) yield return Encoding.UTF8.GetBytes(body.ToJsonString().Replace($"\"{Place}\"", value, StringComparison.Ordinal));
        }
    }

    private static IEnumerable<JsonNode> Leaves(JsonNode body) => body.AsObject().Where(field => field.Value is JsonObject or JsonArray).SelectMany(field => Inside(field.Value!));

    private static IEnumerable<JsonNode> Inside(JsonNode node) => node switch
    {
        JsonObject fields => fields.Where(field => field.Value is not null).SelectMany(field => Inside(field.Value!)),
        JsonArray entries => entries.Where(entry => entry is not null).SelectMany(entry => Inside(entry!)),
        _ => [node],
    };
}
