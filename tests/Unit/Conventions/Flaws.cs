namespace Payments.Tests.Unit.Conventions;

public static class Flaws
{
    /// <summary>Fails with every flaw on a line of its own.</summary>
    public static void AssertNone(IEnumerable<string> flaws)
    {
        var found = flaws.Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }
}
