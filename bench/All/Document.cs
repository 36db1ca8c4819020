namespace Payments.Bench.All;

/// <summary>Puts results between two marks of a document, and leaves the prose around them as it is.</summary>
internal static class Document
{
    public static async Task WriteAsync(string path, string section, IReadOnlyList<string> lines)
    {
        var text = await File.ReadAllTextAsync(path);
        await File.WriteAllTextAsync(path, Replaced(text, section, lines));
        Console.WriteLine($"\nWritten to {path}.");
    }

    public static string Replaced(string text, string section, IReadOnlyList<string> lines)
    {
        var (begin, end) = ($"<!-- bench {section} begins -->", $"<!-- bench {section} ends -->");
        var (from, to) = (text.IndexOf(begin, StringComparison.Ordinal), text.IndexOf(end, StringComparison.Ordinal));
        if (from < 0 || to < from) throw new InvalidOperationException($"The document has no place for the results: it needs a line '{begin}' and, below it, '{end}'.");
        return $"{text[..(from + begin.Length)]}\n{string.Join('\n', lines)}\n{text[to..]}";
    }
}
