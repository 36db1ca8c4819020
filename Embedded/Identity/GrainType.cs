namespace Orleans.Runtime;

/// <summary>The kind of a grain; stored ids begin with it, so it must not change with class names by accident.</summary>
public readonly struct GrainType(IdSpan id) : IEquatable<GrainType>, IComparable<GrainType>
{
    public IdSpan Value { get; } = id;

    public bool IsDefault => Value.IsDefault;

    public static GrainType Create(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        return new(IdSpan.Create(value));
    }

    public ReadOnlySpan<byte> AsSpan() => Value.AsSpan();

    public bool Equals(GrainType other) => Value.Equals(other.Value);

    public override bool Equals(object? obj) => obj is GrainType other && Equals(other);

    public override int GetHashCode() => Value.GetHashCode();

    public int CompareTo(GrainType other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();

    public static bool operator ==(GrainType left, GrainType right) => left.Equals(right);

    public static bool operator !=(GrainType left, GrainType right) => !left.Equals(right);

    public static bool operator <(GrainType left, GrainType right) => left.CompareTo(right) < 0;

    public static bool operator <=(GrainType left, GrainType right) => left.CompareTo(right) <= 0;

    public static bool operator >(GrainType left, GrainType right) => left.CompareTo(right) > 0;

    public static bool operator >=(GrainType left, GrainType right) => left.CompareTo(right) >= 0;
}
