using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Payments.Storage.Migrations;

/// <summary>One numbered file of sql/, never edited once it is released.</summary>
public sealed partial record Migration(int Number, string Name, string Text)
{
    /// <summary>SHA-256 of the text, the same for every line ending a checkout may give it.</summary>
    public string Checksum => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(Text.Replace("\r\n", "\n", StringComparison.Ordinal))));

    /// <summary>The files that were built into this program, in order.</summary>
    public static IReadOnlyList<Migration> BuiltIn { get; } = Load(typeof(Migration).Assembly);

    /// <summary>Makes a migration of a file name such as 0001_merchants.sql.</summary>
    public static Migration Of(string fileName, string text)
    {
        var parts = FileName().Match(fileName);
        return parts.Success
            ? new Migration(int.Parse(parts.Groups[1].Value, CultureInfo.InvariantCulture), fileName, text)
            : throw new StorageStartException($"sql/{fileName} is not named like 0001_what_it_does.sql.");
    }

    internal static IReadOnlyList<Migration> InOrder(IEnumerable<Migration> migrations)
    {
        Migration[] ordered = [.. migrations.OrderBy(migration => migration.Number)];
        for (var i = 1; i < ordered.Length; i++)
        {
            if (ordered[i].Number == ordered[i - 1].Number)
                throw new StorageStartException($"sql/{ordered[i - 1].Name} and sql/{ordered[i].Name} have the same number.");
        }

        return ordered;
    }

    private static IReadOnlyList<Migration> Load(Assembly assembly) => InOrder(
        from resource in assembly.GetManifestResourceNames()
        where resource.StartsWith("sql/", StringComparison.Ordinal) && FileName().IsMatch(resource["sql/".Length..])
        select Of(resource["sql/".Length..], Read(assembly, resource)));

    private static string Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    [GeneratedRegex("^([0-9]{4})_[a-z0-9_]+\\.sql$")]
    private static partial Regex FileName();
}
