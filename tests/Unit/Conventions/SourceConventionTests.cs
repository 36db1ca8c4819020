namespace Payments.Tests.Unit.Conventions;

public sealed class SourceConventionTests
{
    [Fact]
    public void Sources_OfTheRepository_AreFound()
    {
        Assert.Contains(Repository.Sources, file => file.Path == "tests/Unit/Conventions/SourceConventionTests.cs");
        Assert.NotEmpty(Repository.SourcesUnder("Grains"));
        Assert.NotEmpty(Repository.SourcesUnder("Embedded"));
        Assert.NotEmpty(Repository.SourcesUnder("Storage"));
    }

    [Fact]
    public void SourceFile_Always_HasFewerThan400Lines() =>
        Flaws.AssertNone(Repository.Sources.Where(file => file.LineCount >= 400).Select(file => $"{file.Path}: {file.LineCount}"));

    [Fact]
    public void BannedSymbol_InAnySource_IsNotUsed()
    {
        var banned = BannedSymbol.Read();
        Assert.True(banned.Count >= 10, $"BannedSymbols.txt has only {banned.Count} lines.");

        var uses = from file in Repository.Sources
                   from symbol in banned
                   from line in symbol.LinesIn(file.Code)
                   select $"{file.Path}:{line} uses {symbol.Id}. {symbol.Reason}";
        Flaws.AssertNone(uses);
    }

    [Fact]
    public void BannedSymbol_EveryOne_HasAnExampleThatIsFound()
    {
        var unfound = BannedSymbol.Read().Where(symbol => !Uses.Any(use => symbol.LinesIn(use).Any()));

        Flaws.AssertNone(unfound.Select(symbol => symbol.Id));
    }

    [Theory]
    [MemberData(nameof(UseData))]
    public void LinesIn_CodeWithABannedUse_FindsIt(string code) =>
        Assert.Contains(BannedSymbol.Read(), symbol => symbol.LinesIn(CSharpText.Blank(code)).Contains(1));

    [Theory]
    [InlineData("// DateTime.UtcNow is banned")]
    [InlineData("/* Thread.Sleep(1) */ var x = 1;")]
    [InlineData("var text = \"a \\\" DateTime.UtcNow\";")]
    [InlineData("var text = @\"a \"\" DateTime.UtcNow\";")]
    [InlineData("var text = \"\"\"\n DateTime.UtcNow \"quoted\" \n\"\"\";")]
    [InlineData("var now = clock.GetUtcNow();")]
    [InlineData("var watch = Stopwatch.StartNew();")]
    [InlineData("var random = new Random(seed);")]
    [InlineData("var x = outcome.Result;")]
    [InlineData("MyDateTime.NowAndThen();")]
    public void LinesIn_CodeWithoutABannedUse_FindsNothing(string code) =>
        Assert.DoesNotContain(BannedSymbol.Read(), symbol => symbol.LinesIn(CSharpText.Blank(code)).Any());

    [Fact]
    public void Blank_OfCodeBetweenLiterals_KeepsTheCodeAndTheLines()
    {
        const string Text = "var a = 'x'; // one\nvar b = $\"{a}\" + @\"\\\"; var c = '\\''; /* two\n */ DateTime.Now();";

        var code = CSharpText.Blank(Text);

        Assert.Equal(Text.Count(letter => letter == '\n'), code.Count(letter => letter == '\n'));
        Assert.Equal(Text.Length, code.Length);
        Assert.Contains("var c =", code, StringComparison.Ordinal);
        Assert.EndsWith("DateTime.Now();", code, StringComparison.Ordinal);
        Assert.DoesNotContain("two", code, StringComparison.Ordinal);
    }

    [Fact]
    public void RepositoryRoot_Always_HasNoPlanOrReportFiles()
    {
        var names = Directory.EnumerateFileSystemEntries(Repository.Root).Select(path => Path.GetFileName(path)).ToList();
        Assert.Contains("Orleans.Payments.sln", names);

        string[] unwanted = ["PLAN", "REPORT", "TODO"];
        Flaws.AssertNone(names.Where(name => unwanted.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase))));
    }

    public static TheoryData<string> UseData() => [.. Uses];

    private static readonly string[] Uses =
    [
        "var now = DateTime.Now;",
        "var now = System.DateTime.UtcNow;",
        "var day = DateTime.Today;",
        "var now = DateTimeOffset.Now;",
        "var now = DateTimeOffset.UtcNow;",
        "Thread.Sleep(1);",
        "var random = new Random();",
        "Random random = new();",
        "var x = task.Result;",
        "var x = Load().Result;",
        "readTask.Wait();",
        "Task.WhenAll(tasks).Wait();",
        "task.ContinueWith(done => { });",
        "Task.Factory.StartNew(() => { });",
    ];
}
