using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Payments.Tests;

/// <summary>The channel simulator as a process of its own, on a free port, with a witness log.</summary>
public sealed class SimulatorProcess : IAsyncDisposable
{
    public const string ApiKey = "sim_test_key";
    public const string CallbackSecret = "sim_test_secret";

    private const string Ready = "channel simulator listening on ";
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly TaskCompletionSource<Uri> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private SimulatorProcess(Process process) => _process = process;

    public Uri Url { get; private set; } = new("http://127.0.0.1");

    public string Output => string.Join('\n', _output);

    public int ExitCode => _process.ExitCode;

    public int Id => _process.Id;

    /// <summary>Starts it on a log, new or old, and waits until it listens.</summary>
    public static async Task<SimulatorProcess> Start(string log, params string[] options)
    {
        var simulator = Launch(["--urls", "http://127.0.0.1:0", "--log", log, "--api-key", ApiKey, "--callback-secret", CallbackSecret, .. options]);
        try
        {
            simulator.Url = await simulator._ready.Task.WaitAsync(StartLimit);
            return simulator;
        }
        catch (Exception failure) when (failure is TimeoutException or OperationCanceledException)
        {
            await simulator.DisposeAsync();
            throw new InvalidOperationException($"The channel simulator did not become ready:\n{simulator.Output}", failure);
        }
    }

    /// <summary>Starts it without waiting, for starts that are meant to fail.</summary>
    public static SimulatorProcess Launch(params string[] options)
    {
        var start = new ProcessStartInfo("dotnet", [Built.ChannelSimulator, .. options]) { RedirectStandardOutput = true, RedirectStandardError = true };
        var simulator = new SimulatorProcess(new Process { StartInfo = start, EnableRaisingEvents = true });
        simulator._process.OutputDataReceived += (_, line) => simulator.Take(line.Data);
        simulator._process.ErrorDataReceived += (_, line) => simulator.Take(line.Data);
        simulator._process.Exited += (_, _) => simulator._ready.TrySetCanceled();
        simulator._process.Start();
        simulator._process.BeginOutputReadLine();
        simulator._process.BeginErrorReadLine();
        return simulator;
    }

    public HttpClient Client()
    {
        var client = new HttpClient { BaseAddress = Url };
        client.DefaultRequestHeaders.Add("X-API-Key", ApiKey);
        return client;
    }

    /// <summary>The witness log, line by line: what is safely on disk.</summary>
    public async Task<List<JsonElement>> Log()
    {
        using var client = Client();
        var text = await client.GetStringAsync("/log");
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];
    }

    /// <summary>What the witness saw of one attempt, by kind, queries aside.</summary>
    public async Task<List<string>> Seen(string attempt) =>
        [.. (await Log())
            .Where(line => line.TryGetProperty("key", out var key) && key.GetString() == attempt)
            .Select(line => line.GetProperty("kind").GetString()!)
            .Where(kind => kind != "query")];

    /// <summary>kill -9: nothing is flushed.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async Task<int> Stop()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        return await WaitForExit();
    }

    public async Task<int> WaitForExit()
    {
        await _process.WaitForExitAsync().WaitAsync(StartLimit);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await Kill();
        _process.Dispose();
    }

    private void Take(string? line)
    {
        if (line is null) return;
        _output.Enqueue(line);
        if (line.StartsWith(Ready, StringComparison.Ordinal)) _ready.TrySetResult(new Uri(line[Ready.Length..]));
    }
}
