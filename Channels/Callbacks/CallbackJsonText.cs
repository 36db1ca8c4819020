using System.Text.Json;
using System.Text.Unicode;

namespace Payments.Channels;

/// <summary>A callback's JSON, strictly: no field twice, no half characters, bounded depth.</summary>
internal static class CallbackJsonText
{
    private const int MaxText = 200;
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    /// <summary>The object, or null when it is none.</summary>
    public static JsonElement? Parse(ReadOnlySpan<byte> body)
    {
        if (!Utf8.IsValid(body)) return null;
        try
        {
            using var document = JsonDocument.Parse(body.ToArray(), Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static JsonElement? At(this JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } found && found.TryGetProperty(name, out var value) ? value : null;

    public static JsonElement? First(this JsonElement? element) =>
        element is { ValueKind: JsonValueKind.Array } found && found.GetArrayLength() > 0 ? found[0] : null;

    /// <summary>A name or a word; null when it is not there, or longer than names are, or holds what no name holds.</summary>
    public static string? Text(this JsonElement? element, string name)
    {
        if (element.At(name) is not { ValueKind: JsonValueKind.String } value) return null;
        try
        {
            return value.GetString() is { Length: > 0 and <= MaxText } text && !text.Any(char.IsControl) ? text : null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, written as an escape.
            return null;
        }
    }

    public static long? Number(this JsonElement? element, string name) =>
        element.At(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var number) ? number : null;
}
