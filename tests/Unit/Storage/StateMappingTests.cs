using System.Text.Json;
using System.Text.Json.Serialization;
using Payments.Storage;
using Payments.Storage.Mapping;

namespace Payments.Tests.Unit.Storage;

public sealed class StateMappingTests
{
    [Fact]
    public void For_DocumentNotInSnakeCase_IsRefused() =>
        Assert.Throws<ArgumentException>(() => StateMapping.For("s", "t", CamelJson.Default.Sample));

    [Theory]
    [InlineData("Merchants")]
    [InlineData("m; DROP TABLE m")]
    [InlineData("")]
    public void For_NameThatNeedsQuoting_IsRefused(string table) =>
        Assert.Throws<ArgumentException>(() => StateMapping.For("s", table, SnakeJson.Default.Sample));

    [Fact]
    public void Column_TwiceOrOfNoKnownType_IsRefused()
    {
        var mapping = StateMapping.For("s", "t", SnakeJson.Default.Sample).Column("name", sample => sample.Name);

        Assert.Throws<ArgumentException>(() => mapping.Column("name", sample => sample.Name));
        Assert.Throws<ArgumentException>(() => mapping.Column("uri", sample => new Uri(sample.Name)));
        Assert.Equal("text", mapping.Columns[0].PgType);
    }

    [Fact]
    public void Appends_RowsThatAreInTheDocument_AreRefused()
    {
        var error = Assert.Throws<ArgumentException>(() => StateMapping.For("s", "t", SnakeJson.Default.Sample)
            .Appends("events", sample => sample.Stored, row => row.Column("id", id => id)));

        Assert.Contains("[JsonIgnore]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void StateMappings_StateOrTableTwice_RefuseTheStart()
    {
        var first = StateMapping.For("a", "t", SnakeJson.Default.Sample);

        Assert.Throws<StorageStartException>(() => new StateMappings([first, StateMapping.For("a", "u", SnakeJson.Default.Sample)]));
        Assert.Throws<StorageStartException>(() => new StateMappings([first, StateMapping.For("b", "t", SnakeJson.Default.Sample)]));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("plain \u20AC \U0001F4B6", true)]
    [InlineData("\uFFFD", true)]
    [InlineData("a\0", false)]
    public void IsText_OnlyWhatPostgresTakes(string text, bool expected) => Assert.Equal(expected, PgType.IsText(text));

    // Not inline data: attributes are stored as UTF-8 and would repair these.
    [Fact]
    public void IsText_BrokenSurrogatePairs_AreRefused()
    {
        Assert.False(PgType.IsText(['a', '\uD83D']));
        Assert.False(PgType.IsText(['\uDCB6', '\uD83D', 'a']));
    }
}

public sealed class Sample
{
    public string Name { get; set; } = "";

    public List<string> Stored { get; } = [];
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Sample))]
internal sealed partial class SnakeJson : JsonSerializerContext;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Sample))]
internal sealed partial class CamelJson : JsonSerializerContext;
