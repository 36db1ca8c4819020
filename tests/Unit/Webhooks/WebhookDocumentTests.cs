using System.Text.RegularExpressions;
using Payments.Webhooks;

namespace Payments.Tests.Unit.Webhooks;

/// <summary>The catalogue of events against the sources that record them, and docs/webhooks.md against the catalogue.</summary>
public sealed partial class WebhookDocumentTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Built.RepositoryRoot, "docs/webhooks.md"));

    // What else is written with a dot: the platform's own events, fields of tiers and merchants, and the end of a name.
    private static readonly string[] OtherWords = ["administrator", "fee", "withdrawal_fee", "support", "api_rate", "limits", "home", "configuration"];

    [Fact]
    public void Document_Events_AreThoseOfTheCatalogue()
    {
        var documented = Row().Matches(Text).Select(row => (row.Groups[1].Value, row.Groups[2].Value));

        Assert.Equal(WebhookEvents.Catalogue.Select(one => (one.Key, one.Value)), documented);
    }

    [Fact]
    public void Catalogue_AgainstSources_SameEvents()
    {
        var recorded = Directory.EnumerateFiles(Path.Combine(Built.RepositoryRoot, "Grains"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Literal().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .Where(name => !OtherWords.Contains(name.Split('.')[0]))
            .ToHashSet();

        Assert.NotEmpty(recorded);
        Assert.Equal(WebhookEvents.Catalogue.Keys, recorded.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("*", true)]
    [InlineData("payment.*", true)]
    [InlineData("payment.succeeded", true)]
    [InlineData("payment.unheard", false)]
    [InlineData("pay.*", false)]
    [InlineData("payment*", false)]
    [InlineData(".*", false)]
    [InlineData("", false)]
    [InlineData("payment.*,refund.*", false)]
    public void IsFilter_OfTexts_OnlyWhatThereIs(string text, bool isFilter) => Assert.Equal(isFilter, WebhookEvents.IsFilter(text));

    [GeneratedRegex("^\\| `([a-z_]+\\.[a-z_]+)` \\| (.+) \\|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    /// <summary>A literal of two words with a dot between is the name of an event, but for the few above.</summary>
    [GeneratedRegex("\"([a-z_]+\\.[a-z_]+)\"")]
    private static partial Regex Literal();
}
