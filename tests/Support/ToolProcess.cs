using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Payments.Tests;

/// <summary>A program of tools/ as a process of its own; it is ready when it has said so.</summary>
public sealed class ToolProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly TaskCompletionSource<Match> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ToolProcess(Process process) => _process = process;

    /// <summary>What the line said that it was ready with.</summary>
    public Match Ready { get; private set; } = Match.Empty;

    public string Output => string.Join('\n', _output);

    public int Id => _process.Id;

    public static async Task<ToolProcess> Start(string program, string ready, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        var tool = new ToolProcess(new Process { StartInfo = start, EnableRaisingEvents = true });
        tool._process.OutputDataReceived += (_, line) => tool.Take(line.Data, ready);
        tool._process.ErrorDataReceived += (_, line) => tool.Take(line.Data, ready);
        tool._process.Exited += (_, _) => tool._ready.TrySetCanceled();
        tool._process.Start();
        tool._process.BeginOutputReadLine();
        tool._process.BeginErrorReadLine();
        try
        {
            tool.Ready = await tool._ready.Task.WaitAsync(StartLimit);
            return tool;
        }
        catch (Exception failure) when (failure is TimeoutException or OperationCanceledException)
        {
            await tool.DisposeAsync();
            throw new InvalidOperationException($"{Path.GetFileName(program)} did not become ready:\n{tool.Output}", failure);
        }
    }

    /// <summary>kill -9: nothing is flushed.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await Kill();
        _process.Dispose();
    }

    private void Take(string? line, string ready)
    {
        if (line is null) return;
        _output.Enqueue(line);
        if (Regex.Match(line, ready) is { Success: true } match) _ready.TrySetResult(match);
    }
}
