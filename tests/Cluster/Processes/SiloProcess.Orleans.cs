using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Payments.Tests.Cluster.Processes;

/// <summary>One silo of a cluster, as an operator starts it: its own process on ports of its own.</summary>
internal sealed class SiloProcess : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(40);
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(6) };

    private readonly Process process;
    private readonly ConcurrentQueue<string> output = new();

    private SiloProcess(Process process, Uri url) => (this.process, Url) = (process, url);

    public Uri Url { get; }

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    public string Output => string.Join('\n', output);

    public static SiloProcess Launch(IReadOnlyDictionary<string, string> environment)
    {
        var url = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        var start = new ProcessStartInfo("dotnet", [Built.Silo]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_URLS"] = url.ToString();
        start.Environment["PAYMENTS_SILO_PORT"] = FreePort.Next().ToString(CultureInfo.InvariantCulture);
        start.Environment["PAYMENTS_GATEWAY_PORT"] = FreePort.Next().ToString(CultureInfo.InvariantCulture);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        var silo = new SiloProcess(new Process { StartInfo = start }, url);
        silo.process.OutputDataReceived += (_, line) => silo.Take(line.Data);
        silo.process.ErrorDataReceived += (_, line) => silo.Take(line.Data);
        silo.process.Start();
        silo.process.BeginOutputReadLine();
        silo.process.BeginErrorReadLine();
        return silo;
    }

    public async Task Ready()
    {
        try
        {
            await Eventually.HoldsAsync(() => process.HasExited ? throw new TimeoutException("it ended") : Answers("health/ready"), "the silo is ready", Limit);
        }
        catch (TimeoutException e)
        {
            throw new InvalidOperationException($"The silo did not become ready: {e.Message}\n{Output}", e);
        }
    }

    public async Task<bool> Answers(string path)
    {
        try
        {
            using var answer = await Http.GetAsync(new Uri(Url, path));
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }

    public Task Ended() => process.WaitForExitAsync();

    /// <summary>kill -9.</summary>
    public Task Kill()
    {
        process.Kill();
        return Ended();
    }

    /// <summary>SIGTERM; returns the exit code.</summary>
    public async Task<int> Stop()
    {
        await Signal("TERM");
        await process.WaitForExitAsync().WaitAsync(Limit);
        return process.ExitCode;
    }

    /// <summary>STOP and CONT pause it and let it go on, as a moved virtual machine does.</summary>
    public async Task Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) await Kill();
        process.Dispose();
    }

    private void Take(string? line)
    {
        if (line is not null) output.Enqueue(line);
    }
}
