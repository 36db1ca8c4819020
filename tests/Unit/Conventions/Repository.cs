namespace Payments.Tests.Unit.Conventions;

/// <summary>The source tree that this assembly was built from.</summary>
public static class Repository
{
    private static readonly string[] NotOurs = ["artifacts", ".git", ".data", "bin", "obj"];

    public static string Root { get; } = FindRoot();

    /// <summary>Every C# file that is checked in, with its path from the root in forward slashes.</summary>
    public static IReadOnlyList<SourceFile> Sources { get; } =
        [.. Files(new DirectoryInfo(Root)).Select(SourceFile.Read).OrderBy(file => file.Path, StringComparer.Ordinal)];

    public static IReadOnlyList<SourceFile> SourcesUnder(params string[] folders) =>
        [.. Sources.Where(file => folders.Any(folder => file.Path.StartsWith(folder + "/", StringComparison.Ordinal)))];

    private static IEnumerable<FileInfo> Files(DirectoryInfo directory) =>
        directory.EnumerateDirectories()
            .Where(child => !NotOurs.Contains(child.Name))
            .SelectMany(Files)
            .Concat(directory.EnumerateFiles("*.cs"));

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Orleans.Payments.sln")))
            directory = directory.Parent;
        return directory?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}

/// <param name="Path">From the repository's root, with forward slashes.</param>
/// <param name="Code">The text with comments and literals blanked out, line by line the same.</param>
public sealed record SourceFile(string Path, string Text, string Code)
{
    public int LineCount => Text.AsSpan().Count('\n') + (Text.EndsWith('\n') || Text.Length == 0 ? 0 : 1);

    public static SourceFile Read(FileInfo file)
    {
        var text = File.ReadAllText(file.FullName);
        var path = System.IO.Path.GetRelativePath(Repository.Root, file.FullName).Replace('\\', '/');
        return new SourceFile(path, text, CSharpText.Blank(text));
    }
}
