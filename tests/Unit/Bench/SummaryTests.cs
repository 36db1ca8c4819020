using Payments.Bench;
using Payments.Bench.All;

namespace Payments.Tests.Unit.Bench;

public sealed class SummaryTests
{
    private static readonly string[] Lines = ["new"];

    [Theory]
    [InlineData("a\n<!-- bench all begins -->\nold\n<!-- bench all ends -->\nz\n", "a\n<!-- bench all begins -->\nnew\n<!-- bench all ends -->\nz\n")]
    [InlineData("<!-- bench all begins --><!-- bench all ends -->", "<!-- bench all begins -->\nnew\n<!-- bench all ends -->")]
    public void Replaced_BetweenTheMarks_AndNothingElse(string before, string after) => Assert.Equal(after, Document.Replaced(before, "all", Lines));

    [Theory]
    [InlineData("no marks")]
    [InlineData("<!-- bench all ends --> <!-- bench all begins -->")]
    [InlineData("<!-- bench scale begins --><!-- bench scale ends -->")]
    public void Replaced_NoPlaceForThem_SaysWhichMarksItNeeds(string text) =>
        Assert.Contains("<!-- bench all begins -->", Assert.Throws<InvalidOperationException>(() => Document.Replaced(text, "all", Lines)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(new[] { 3.0, 1, 2 }, "2 ms", "1 to 3")]
    [InlineData(new[] { 4.0, 1, 3, 2 }, "2.5 ms", "1 to 4")]
    [InlineData(new[] { 1_234.5 }, "1,234 ms", "1,234 to 1,234")]
    public void Row_Runs_MedianAndRange(double[] values, string median, string range) =>
        Assert.Equal(["name", median, range, "", ""], Summary.Row([.. values.Select(value => new Figure("name", value, "ms", null, null))]));

    [Theory]
    [InlineData(100, 100.0, null, "at least 100", "yes")]
    [InlineData(99.9, 100.0, null, "at least 100", "no")]
    [InlineData(100, null, 100.0, "at most 100", "yes")]
    [InlineData(100.1, null, 100.0, "at most 100", "no")]
    public void Row_Goal_ReachedByTheMedian(double value, double? least, double? most, string goal, string reached) =>
        Assert.Equal([goal, reached], Summary.Row([new Figure("name", value, "", least, most)])[3..]);

    [Fact]
    public void Of_BenchmarkThatFailed_IsNamed()
    {
        Assert.True(AllOptions.TryRead(["--only", "start", "--runs", "2"], out var options));
        var results = new Dictionary<string, List<Figure>> { ["start"] = [new Figure("first answer", 448, "ms", null, 2_000)] };

        var lines = Summary.Of(options, Surroundings.Now(), results, ["holds"]).ToList();

        Assert.Contains("Did not come to its end: holds.", lines);
        Assert.Contains("| first answer | 448 ms | 448 to 448 | at most 2,000 | yes |", lines);
    }

    [Theory]
    [InlineData("--runs", "0")]
    [InlineData("--runs")]
    [InlineData("--only", "nothing")]
    [InlineData("--fast")]
    public void TryRead_WhatNobodyKnows_IsRefused(params string[] args) => Assert.False(AllOptions.TryRead(args, out _));

    [Fact]
    public void TryRead_OnlySome_IsNotWrittenIntoTheDocumentation()
    {
        Assert.True(AllOptions.TryRead(["--only", "start"], out var some));
        Assert.True(AllOptions.TryRead([], out var all));
        Assert.Null(some.Document);
        Assert.EndsWith("performance.md", all.Document, StringComparison.Ordinal);
    }
}
