using System.Reflection;
using System.Text.RegularExpressions;

namespace Payments.Tests.Unit.Conventions;

/// <summary>One line of BannedSymbols.txt as a pattern for source text.</summary>
/// <remarks>
/// The analyzer knows types and is exact; this is for machines whose SDK skips it. A static member is found by the name
/// of its type; an instance member by a receiver that is named after the type or is the result of a call.
/// </remarks>
public sealed record BannedSymbol(string Id, string Reason, Regex Pattern)
{
    public static IReadOnlyList<BannedSymbol> Read() =>
        [.. File.ReadLines(System.IO.Path.Combine(Repository.Root, "BannedSymbols.txt"))
            .Where(line => line.Length > 0)
            .Select(Parse)];

    /// <summary>Line numbers where the code uses the symbol, outside of an explicit suppression.</summary>
    public IEnumerable<int> LinesIn(string code)
    {
        var suppressed = false;
        foreach (var (number, line) in code.Split('\n').Index())
        {
            if (line.Contains("#pragma warning disable RS0030", StringComparison.Ordinal)) suppressed = true;
            if (line.Contains("#pragma warning restore RS0030", StringComparison.Ordinal)) suppressed = false;
            if (!suppressed && Pattern.IsMatch(line)) yield return number + 1;
        }
    }

    private static BannedSymbol Parse(string line)
    {
        var parts = line.Split(';', 2);
        var name = parts[0].Split(':', 2)[1].Split('(')[0];
        var dot = name.LastIndexOf('.');
        var type = typeof(object).Assembly.GetType(name[..dot], throwOnError: true)!;
        var pattern = PatternOf(type, name[(dot + 1)..]);
        return new BannedSymbol(parts[0], parts[1], new Regex(pattern, RegexOptions.CultureInvariant));
    }

    private static string PatternOf(Type type, string member)
    {
        var typeName = type.Name.Split('`')[0];
        if (member == "#ctor")
            return $@"\bnew {typeName}\s*\(\s*\)|\b{typeName}\s+\w+\s*=\s*new\s*\(\s*\)";

        var members = type.GetMember(member, BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance);
        Assert.True(members.Length > 0, $"{type} has no {member}: BannedSymbols.txt bans nothing with it.");
        var isStatic = members.Any(one => one is MethodInfo { IsStatic: true } or PropertyInfo { GetMethod.IsStatic: true });
        if (isStatic) return $@"\b{typeName}\.{member}\b";

        var lastWord = Regex.Match(typeName, "[A-Z][a-z]+$").Value;
        return $@"(?:\)|\b\w*(?:{lastWord}|{lastWord.ToLowerInvariant()})s?)\.{member}\b";
    }
}
