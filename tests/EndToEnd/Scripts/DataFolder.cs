using System.Runtime.Versioning;

namespace Payments.Tests.EndToEnd.Scripts;

/// <summary>A .data folder of one test's own.</summary>
[SupportedOSPlatform("linux")]
internal sealed class DataFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("payments-run-").FullName;

    public DataFolder()
    {
        // The database server runs as another user when the tests run as root.
        File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
    }

    public void Dispose()
    {
        var elsewhere = System.IO.Path.Combine(Path, "postgres-location");
        if (File.Exists(elsewhere)) Directory.Delete(File.ReadAllText(elsewhere), recursive: true);
        Directory.Delete(Path, recursive: true);
    }
}
