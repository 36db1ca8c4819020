using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Payments.Bench.Start;

/// <summary>From the start of the process to its first answer over HTTP, on the database that PAYMENTS_DB names.</summary>
internal static class StartBenchmark
{
    private const int Runs = 5;

    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromSeconds(60);

    public static async Task<int> RunAsync(string[] args)
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("PAYMENTS_DB")))
        {
            Console.Error.WriteLine("start needs PAYMENTS_DB, the connection string of a migrated PostgreSQL database.");
            return 1;
        }

        // The first start migrates the database if need be, and is not counted.
        var output = ApiFrontend();
        await OnceAsync(output);
        var times = new List<TimeSpan>();
        for (var i = 0; i < Runs; i++) times.Add(await OnceAsync(output));
        times.Sort();
        Figures.Print($"process start to first answered request, {Runs} runs", ["median ms", "fastest ms", "slowest ms"],
            [[Text(times[Runs / 2]), Text(times[0]), Text(times[^1])]]);
        return 0;
    }

    private static string Text(TimeSpan time) => time.TotalMilliseconds.ToString("N0", CultureInfo.InvariantCulture);

    // Benchmarks run from artifacts/ENGINE/bin/Bench/CONFIGURATION, and the API was built beside them.
    private static string ApiFrontend()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return Path.Combine(here.Parent!.Parent!.FullName, "ApiFrontend", here.Name, "Payments.ApiFrontend.dll");
    }

    private static async Task<TimeSpan> OnceAsync(string program)
    {
        var url = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo("dotnet", [program]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_URLS"] = url;
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

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
