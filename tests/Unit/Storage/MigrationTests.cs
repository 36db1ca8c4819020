using Payments.Storage;
using Payments.Storage.Migrations;

namespace Payments.Tests.Unit.Storage;

public sealed class MigrationTests
{
    [Theory]
    [InlineData("1_short.sql")]
    [InlineData("0001-dash.sql")]
    [InlineData("0001_Upper.sql")]
    public void Of_BadName_IsRefused(string name) => Assert.Throws<StorageStartException>(() => Migration.Of(name, ""));

    [Fact]
    public void Checksum_OtherLineEndings_IsTheSame()
    {
        var unix = Migration.Of("0001_a.sql", "a\nb\n");

        Assert.Equal(unix.Checksum, Migration.Of("0001_a.sql", "a\r\nb\r\n").Checksum);
        Assert.NotEqual(unix.Checksum, Migration.Of("0001_a.sql", "a\nb\n\n").Checksum);
    }

    [Fact]
    public void InOrder_SameNumberTwice_NamesBothFiles()
    {
        var error = Assert.Throws<StorageStartException>(() => Migration.InOrder([Migration.Of("0002_b.sql", ""), Migration.Of("0002_c.sql", "")]));

        Assert.Equal("sql/0002_b.sql and sql/0002_c.sql have the same number.", error.Message);
    }

    [Fact]
    public void BuiltIn_NumbersWithoutGaps() =>
        Assert.Equal(Enumerable.Range(1, Migration.BuiltIn.Count), Migration.BuiltIn.Select(migration => migration.Number));
}
