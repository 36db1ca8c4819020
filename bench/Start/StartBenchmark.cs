using System.Diagnostics;
using System.Globalization;
using Payments.Tests;

namespace Payments.Bench.Start;

/// <summary>From the start of the process to its first answer over HTTP, on a migrated database of its own.</summary>
internal static class StartBenchmark
{
    private const int Runs = 5;

    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromSeconds(60);

    public static async Task<int> RunAsync(string[] args)
    {
        await using var server = await PrivatePostgres.StartAsync();
        await using var database = await TestDatabase.CreateAsync(server);
        // The first start brings everything into the system's memory, and is not counted.
        await OnceAsync(database.ConnectionString);
        var times = new List<TimeSpan>();
        for (var i = 0; i < Runs; i++) times.Add(await OnceAsync(database.ConnectionString));
        times.Sort();
        Figures.Add("process start to first answer, median of 5", times[Runs / 2].TotalMilliseconds, "ms", atMost: 2_000);
        Figures.Print($"process start to first answered request, {Runs} runs", ["median ms", "fastest ms", "slowest ms"],
            [[Text(times[Runs / 2]), Text(times[0]), Text(times[^1])]]);
        return 0;
    }

    private static string Text(TimeSpan time) => time.TotalMilliseconds.ToString("N0", CultureInfo.InvariantCulture);

    private static async Task<TimeSpan> OnceAsync(string database)
    {
        var url = $"http://127.0.0.1:{FreePort.Next()}";
        var start = new ProcessStartInfo("dotnet", [Built.ApiFrontend]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_URLS"] = url;
        start.Environment["PAYMENTS_DB"] = database;
        start.Environment.TryAdd("PAYMENTS_KEY_PEPPER", new string('a', 64));
        var begin = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        try
        {
            await UntilAnsweredAsync(new Uri($"{url}/health/live"), process, said);
            return Stopwatch.GetElapsedTime(begin);
        }
        finally
        {
            if (!process.HasExited) process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private static async Task UntilAnsweredAsync(Uri url, Process process, Task<string[]> said)
    {
        using var client = new HttpClient();
        using var limit = new CancellationTokenSource(GiveUpAfter);
        while (true)
        {
            if (process.HasExited) throw new InvalidOperationException($"The API ended with code {process.ExitCode}: {string.Concat(await said)}");
            try
            {
                using var answer = await client.GetAsync(url, limit.Token);
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Nobody listens yet.
            }

            await Task.Delay(5, limit.Token);
        }
    }
}
