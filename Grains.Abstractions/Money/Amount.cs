using System.Globalization;

namespace Payments.Money;

/// <summary>An amount of money in integer minor units. Arithmetic is checked and stays within one currency.</summary>
[GenerateSerializer, Immutable, Alias("amount")]
public readonly record struct Amount([property: Id(0)] long Minor, [property: Id(1)] string Currency) : IComparable<Amount>
{
    public static Amount Zero(string currency) => new(0, currency);

    public static Amount operator +(Amount left, Amount right) => new(checked(left.Minor + Same(left, right)), left.Currency);

    public static Amount operator -(Amount left, Amount right) => new(checked(left.Minor - Same(left, right)), left.Currency);

    public static bool operator <(Amount left, Amount right) => left.CompareTo(right) < 0;

    public static bool operator >(Amount left, Amount right) => left.CompareTo(right) > 0;

    public static bool operator <=(Amount left, Amount right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Amount left, Amount right) => left.CompareTo(right) >= 0;

    public int CompareTo(Amount other) => Minor.CompareTo(Same(this, other));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Minor} {Currency}");

    private static long Same(Amount left, Amount right) => left.Currency == right.Currency
        ? right.Minor
        : throw new InvalidOperationException($"{left.Currency} and {right.Currency} do not mix: convert one of them first.");
}
