using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Payments.Tests;

/// <summary>The platform as a user starts it: its own process, its own port, real PostgreSQL.</summary>
public sealed partial class PlatformProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);
    private readonly Process process;
    private readonly ConcurrentQueue<string> output = new();
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private PlatformProcess(Process process) => this.process = process;

    public Uri Url { get; private set; } = new("http://127.0.0.1");

    public string AdministratorKey { get; private set; } = "";

    public string MerchantKey { get; private set; } = "";

    public string Curl { get; private set; } = "";

    public string Output => string.Join('\n', output);

    public int ExitCode => process.ExitCode;

    public int Id => process.Id;

    /// <summary>Starts the API with a silo inside, in development, and waits for its banner.</summary>
    public static async Task<PlatformProcess> Start(string database, IReadOnlyDictionary<string, string>? environment = null)
    {
        var platform = Launch(database, environment);
        try
        {
            await platform.ready.Task.WaitAsync(StartLimit);
        }
        catch (Exception failure) when (failure is TimeoutException or OperationCanceledException)
        {
            await platform.DisposeAsync();
            throw new InvalidOperationException($"The platform did not become ready within {StartLimit}:\n{platform.Output}");
        }

        return platform;
    }

    /// <summary>Starts it without waiting, for starts that are meant to fail.</summary>
    public static PlatformProcess Launch(string? database, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo("dotnet", [Built.ApiFrontend]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["PAYMENTS_DEMO"] = "1";
        start.Environment["PAYMENTS_KEY_PEPPER"] = new string('a', 64);
        start.Environment["PAYMENTS_SILO_PORT"] = FreePort.Next().ToString(System.Globalization.CultureInfo.InvariantCulture);
        start.Environment["PAYMENTS_GATEWAY_PORT"] = FreePort.Next().ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (database is not null) start.Environment["PAYMENTS_DB"] = database;
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        var platform = new PlatformProcess(new Process { StartInfo = start, EnableRaisingEvents = true });
        platform.process.Exited += (_, _) => platform.ready.TrySetCanceled();
        platform.process.OutputDataReceived += (_, line) => platform.Take(line.Data);
        platform.process.ErrorDataReceived += (_, line) => platform.Take(line.Data);
        platform.process.Start();
        platform.process.BeginOutputReadLine();
        platform.process.BeginErrorReadLine();
        return platform;
    }

    /// <summary>A client that, where it is above its merchant's API rate, waits and repeats the request, unless it is not patient.</summary>
    public HttpClient Client(string? key = null, bool patient = true)
    {
        var client = new HttpClient(patient ? new PatientHandler() : new SocketsHttpHandler()) { BaseAddress = Url };
        if (key is not null) client.DefaultRequestHeaders.Add("X-API-Key", key);
        return client;
    }

    /// <summary>kill -9: no handler runs, nothing is flushed.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, as an orchestrator stops it.</summary>
    public async Task<int> Stop()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync().WaitAsync(StartLimit);
        return process.ExitCode;
    }

    public async Task<int> WaitForExit()
    {
        await process.WaitForExitAsync().WaitAsync(StartLimit);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) await Kill();
        process.Dispose();
    }

    private void Take(string? line)
    {
        if (line is null) return;
        output.Enqueue(line);
        if (ApiLine().Match(line) is { Success: true } api) Url = new Uri(api.Groups[1].Value);
        if (AdministratorLine().Match(line) is { Success: true } administrator) AdministratorKey = administrator.Groups[1].Value;
        if (MerchantLine().Match(line) is { Success: true } merchant) MerchantKey = merchant.Groups[1].Value;
        if (!line.TrimStart().StartsWith("curl ", StringComparison.Ordinal)) return;
        Curl = line.Trim();
        ready.TrySetResult();
    }

    [GeneratedRegex(@"^\s+API\s+(http\S+)$")]
    private static partial Regex ApiLine();

    [GeneratedRegex(@"Administrator key \(demo\)\s+(\S+)$")]
    private static partial Regex AdministratorLine();

    [GeneratedRegex(@"Merchant key \(demo\)\s+(\S+)$")]
    private static partial Regex MerchantLine();
}
