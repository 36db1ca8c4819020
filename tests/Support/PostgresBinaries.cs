using System.Diagnostics;
using System.Globalization;

namespace Payments.Tests;

/// <summary>The newest installed PostgreSQL binaries that the project supports.</summary>
internal static class PostgresBinaries
{
    private static readonly string Folder = Find();

    /// <summary>PostgreSQL refuses to run as root; its tools then run as the user postgres.</summary>
    public static bool AsRoot { get; } = Environment.UserName == "root";

    public static string Prefix => AsRoot ? "setpriv --reuid=postgres --regid=postgres --init-groups" : "";

    public static string PathOf(string tool) => Path.Combine(Folder, tool);

    public static Task RunServerToolAsync(string tool, params string[] arguments)
    {
        string[] command = [.. Prefix.Split(' ', StringSplitOptions.RemoveEmptyEntries), PathOf(tool), .. arguments];
        return RunAsync(command[0], command[1..]);
    }

    public static async Task RunAsync(string program, params string[] arguments)
    {
        // A daemon that pg_ctl leaves behind keeps pipes open, so the output goes to a file.
        var output = Path.GetTempFileName();
        try
        {
            string[] line = ["-c", "cd /; out=$1; shift; exec \"$@\" >\"$out\" 2>&1 </dev/null", "sh", output, program, .. arguments];
            using var process = Process.Start("/bin/sh", line);
            await process.WaitForExitAsync();
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"{Path.GetFileName(program)} {string.Join(' ', arguments)}: {await File.ReadAllTextAsync(output)}");
        }
        finally
        {
            File.Delete(output);
        }
    }

    private static string Find()
    {
        var debian = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql")
                .Where(folder => int.TryParse(Path.GetFileName(folder), out var version) && version >= 15)
                .OrderByDescending(folder => int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture))
                .Select(folder => Path.Combine(folder, "bin"))
            : [];
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':');
        return debian.Concat(path).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")))
            ?? throw new InvalidOperationException("No PostgreSQL 15 or newer is installed: apt-get install postgresql, or set PAYMENTS_TEST_DB.");
    }
}
