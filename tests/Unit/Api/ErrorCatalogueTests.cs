using System.Text.RegularExpressions;

namespace Payments.Tests.Unit.Api;

/// <summary>docs/errors.md lists every code that the sources can answer with, and no other.</summary>
public sealed partial class ErrorCatalogueTests
{
    private static readonly string[] Sources = ["ApiFrontend", "Grains", "Grains.Abstractions"];

    [Fact]
    public void Catalogue_AgainstSources_SameCodes()
    {
        var documented = CatalogueRow().Matches(File.ReadAllText(Path.Combine(Built.RepositoryRoot, "docs/errors.md"))).Select(row => row.Groups[1].Value).ToHashSet();
        var used = Sources
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Built.RepositoryRoot, folder), "*.cs", SearchOption.AllDirectories))
            .SelectMany(file => CodeLiteral().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .Where(code => !code.StartsWith("PAYMENTS_", StringComparison.Ordinal))
            .ToHashSet();

        Assert.True(used.Count > 10, "The sources were not found.");
        Assert.Equal(used.Order(), documented.Order());
    }

    [GeneratedRegex("^\\| `([A-Z_]+)` \\|", RegexOptions.Multiline)]
    private static partial Regex CatalogueRow();

    /// <summary>A code is a literal of at least two upper-case words.</summary>
    [GeneratedRegex("\"([A-Z]+(?:_[A-Z]+)+)\"")]
    private static partial Regex CodeLiteral();
}
