using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>Names one grain: its type and its key, written as type/key.</summary>
public readonly struct GrainId(GrainType type, IdSpan key) : IEquatable<GrainId>, IComparable<GrainId>, ISpanParsable<GrainId>
{
    public GrainType Type { get; } = type;

    public IdSpan Key { get; } = key;

    public bool IsDefault => Type.IsDefault && Key.IsDefault;

    public static GrainId Create(string type, string key) => Create(GrainType.Create(type), key);

    public static GrainId Create(GrainType type, string key)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        return new(type, IdSpan.Create(key));
    }

    public static GrainId Create(GrainType type, IdSpan key) => new(type, key);

    public static GrainId Parse(string value) => Parse(value.AsSpan(), null);

    public static GrainId Parse(string s, IFormatProvider? provider) => Parse(s.AsSpan(), provider);

    public static GrainId Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null) => TryParse(s, provider, out var id)
        ? id
        : throw new ArgumentException($"Unable to parse \"{s}\" as a grain id");

    public static bool TryParse(string? value, out GrainId result) => TryParse(value.AsSpan(), null, out result);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out GrainId result) =>
        TryParse(s.AsSpan(), provider, out result);

    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out GrainId result)
    {
        var slash = s.IndexOf('/');
        result = slash <= 0
            ? default
            : new(new(IdSpan.Create(s[..slash].ToString())), IdSpan.Create(s[(slash + 1)..].ToString()));
        return slash > 0;
    }

    public bool Equals(GrainId other) => Key.Equals(other.Key) && Type.Equals(other.Type);

    public override bool Equals(object? obj) => obj is GrainId other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Type, Key);

    public int CompareTo(GrainId other) => Type.CompareTo(other.Type) is not 0 and var byType ? byType : Key.CompareTo(other.Key);

    public override string ToString() => $"{Type}/{Key}";

    public static bool operator ==(GrainId left, GrainId right) => left.Equals(right);

    public static bool operator !=(GrainId left, GrainId right) => !left.Equals(right);

    public static bool operator <(GrainId left, GrainId right) => left.CompareTo(right) < 0;

    public static bool operator <=(GrainId left, GrainId right) => left.CompareTo(right) <= 0;

    public static bool operator >(GrainId left, GrainId right) => left.CompareTo(right) > 0;

    public static bool operator >=(GrainId left, GrainId right) => left.CompareTo(right) >= 0;
}
