using System.Text;

namespace Orleans.Runtime;

/// <summary>A part of a grain's identity with its hash at hand. Orleans keeps UTF-8; here it is a string, which keys are.</summary>
public readonly struct IdSpan : IEquatable<IdSpan>, IComparable<IdSpan>
{
    private readonly string? _value;
    private readonly int _hashCode;

    private IdSpan(string value)
    {
        _value = value;
        _hashCode = value.GetHashCode(StringComparison.Ordinal);
    }

    public bool IsDefault => string.IsNullOrEmpty(_value);

    public static IdSpan Create(string id) => new(id ?? throw new ArgumentNullException(nameof(id)));

    public ReadOnlySpan<byte> AsSpan() => Encoding.UTF8.GetBytes(ToString());

    public bool Equals(IdSpan other) => _hashCode == other._hashCode && string.Equals(_value, other._value, StringComparison.Ordinal);

    public override bool Equals(object? obj) => obj is IdSpan other && Equals(other);

    public override int GetHashCode() => _hashCode;

    public int CompareTo(IdSpan other) => string.CompareOrdinal(_value, other._value);

    public override string ToString() => _value ?? "";

    public static bool operator ==(IdSpan left, IdSpan right) => left.Equals(right);

    public static bool operator !=(IdSpan left, IdSpan right) => !left.Equals(right);

    public static bool operator <(IdSpan left, IdSpan right) => left.CompareTo(right) < 0;

    public static bool operator <=(IdSpan left, IdSpan right) => left.CompareTo(right) <= 0;

    public static bool operator >(IdSpan left, IdSpan right) => left.CompareTo(right) > 0;

    public static bool operator >=(IdSpan left, IdSpan right) => left.CompareTo(right) >= 0;
}
