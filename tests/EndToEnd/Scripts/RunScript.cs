using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;

namespace Payments.Tests.EndToEnd.Scripts;

/// <summary>./run as a user starts it: in a process group of its own, on the programs that are already built.</summary>
[SupportedOSPlatform("linux")]
internal sealed class RunScript : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private readonly Process process;
    private readonly ConcurrentQueue<string> output = new();
    private readonly ConcurrentQueue<string> errors = new();

    private RunScript(Process process) => this.process = process;

    public string Output => string.Join('\n', output);

    public string[] Errors => [.. errors];

    public int Id => process.Id;

    public static RunScript Start(DataFolder data, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("setsid", [Path.Combine(Built.RepositoryRoot, "run"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PAYMENTS_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["PAYMENTS_DATA_DIR"] = data.Path;
        start.Environment["PAYMENTS_SKIP_BUILD"] = "1";
        foreach (var (name, value) in environment) start.Environment[name] = value;
        var script = new RunScript(new Process { StartInfo = start });
        script.process.OutputDataReceived += (_, line) => Take(script.output, line.Data);
        script.process.ErrorDataReceived += (_, line) => Take(script.errors, line.Data);
        script.process.Start();
        script.process.BeginOutputReadLine();
        script.process.BeginErrorReadLine();
        return script;
    }

    public static RunScript Start(DataFolder data, params string[] arguments) =>
        Start(data, new Dictionary<string, string>(), arguments);

    /// <summary>The banner's last line is the one that a user pastes.</summary>
    public Task WaitUntilReadyAsync() => Eventually.HoldsAsync(
        () => process.HasExited
            ? throw new InvalidOperationException($"./run ended instead of starting:\n{Output}\n{string.Join('\n', Errors)}")
            : output.Any(line => line.TrimStart().StartsWith("curl ", StringComparison.Ordinal)),
        "./run printed its curl line",
        Limit);

    /// <summary>What Ctrl-C in a terminal does: the signal goes to the whole group.</summary>
    public void Interrupt() => Signal("-INT", -process.Id);

    /// <summary>kill -9 of the script alone, so that it cannot clean up.</summary>
    public void Kill() => Signal("-KILL", process.Id);

    public async Task<int> WaitForExitAsync()
    {
        await process.WaitForExitAsync().WaitAsync(Limit);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            Signal("-TERM", process.Id);
            await WaitForExitAsync();
        }

        process.Dispose();
    }

    private static void Signal(string signal, int target)
    {
        using var kill = Process.Start("kill", [signal, "--", target.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    private static void Take(ConcurrentQueue<string> lines, string? line)
    {
        if (line is not null) lines.Enqueue(line);
    }
}
