using System.Text.RegularExpressions;

namespace Payments.Storage.Mapping;

/// <summary>Names that go into statements unquoted, so they may hold nothing that would need quoting.</summary>
internal static partial class Identifiers
{
    public static string Check(string name) =>
        Plain().IsMatch(name) ? name : throw new ArgumentException($"'{name}' is not a plain lower-case SQL name.");

    [GeneratedRegex("^[a-z_][a-z0-9_]{0,62}$")]
    private static partial Regex Plain();
}
