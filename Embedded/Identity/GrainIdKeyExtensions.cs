using System.Globalization;

namespace Orleans.Runtime;

/// <summary>How numbers and GUIDs are written as keys: the same way as Orleans, because ids are stored.</summary>
public static class GrainIdKeyExtensions
{
    public static IdSpan CreateIntegerKey(long key) => IdSpan.Create(key.ToString("X", CultureInfo.InvariantCulture));

    public static IdSpan CreateIntegerKey(long key, string? keyExtension) => string.IsNullOrWhiteSpace(keyExtension)
        ? CreateIntegerKey(key)
        : IdSpan.Create(string.Create(CultureInfo.InvariantCulture, $"{key:X}+{keyExtension}"));

    public static IdSpan CreateGuidKey(Guid key) => IdSpan.Create(key.ToString("N"));

    public static IdSpan CreateGuidKey(Guid key, string? keyExtension) => string.IsNullOrWhiteSpace(keyExtension)
        ? CreateGuidKey(key)
        : IdSpan.Create($"{key:N}+{keyExtension}");

    public static bool TryGetIntegerKey(this GrainId grainId, out long key, out string? keyExt)
    {
        var (text, extension) = Split(grainId);
        keyExt = extension;
        return long.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out key);
    }

    public static long GetIntegerKey(this GrainId grainId) => grainId.GetIntegerKey(out _);

    public static long GetIntegerKey(this GrainId grainId, out string? keyExt) => grainId.TryGetIntegerKey(out var key, out keyExt)
        ? key
        : throw new ArgumentException($"Value \"{grainId}\" is not in the correct format for an Integer key.", nameof(grainId));

    public static bool TryGetGuidKey(this GrainId grainId, out Guid key, out string? keyExt)
    {
        var (text, extension) = Split(grainId);
        keyExt = extension;
        return Guid.TryParseExact(text, "N", out key);
    }

    public static Guid GetGuidKey(this GrainId grainId) => grainId.GetGuidKey(out _);

    public static Guid GetGuidKey(this GrainId grainId, out string? keyExt) => grainId.TryGetGuidKey(out var key, out keyExt)
        ? key
        : throw new ArgumentException($"Value \"{grainId}\" is not in the correct format for a Guid key.", nameof(grainId));

    private static (string Key, string? Extension) Split(GrainId grainId)
    {
        var text = grainId.Key.ToString();
        var plus = text.IndexOf('+', StringComparison.Ordinal);
        return plus < 0 ? (text, null) : (text[..plus], text[(plus + 1)..]);
    }
}
