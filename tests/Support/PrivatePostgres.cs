using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Payments.Tests;

/// <summary>
/// A PostgreSQL of the test's own, from installed binaries, in a temporary folder on a free port. A guard process
/// ends and deletes it when this one ends, however it ends.
/// </summary>
public sealed class PrivatePostgres : IAsyncDisposable
{
    private const string Password = "private";

    private readonly string _folder;
    private readonly string _data;
    private readonly string _options;
    private readonly Process _guard;

    private PrivatePostgres(string folder, int port, string[] settings)
    {
        _folder = folder;
        _data = Path.Combine(folder, "data");
        var all = settings.Prepend("listen_addresses=127.0.0.1").Prepend("unix_socket_directories=").Prepend("max_connections=200");
        _options = $"-p {port} {string.Join(' ', all.Select(setting => $"-c {setting}"))}";
        ConnectionString = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1", Port = port, Username = "postgres", Password = Password, Database = "postgres",
        }.ConnectionString;
        _guard = StartGuard();
    }

    /// <summary>As superuser, to the database postgres.</summary>
    public string ConnectionString { get; }

    public static async Task<PrivatePostgres> StartAsync(params string[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("payments-pg-").FullName;
        if (PostgresBinaries.AsRoot) await PostgresBinaries.RunAsync("chown", "postgres", folder);
        var server = new PrivatePostgres(folder, FreePort.Next(), settings);
        var password = Path.Combine(folder, "password");
        await File.WriteAllTextAsync(password, Password);
        await PostgresBinaries.RunServerToolAsync(
            "initdb", "-D", server._data, "-U", "postgres", "-E", "UTF8", "--locale=C", "-A", "scram-sha-256", $"--pwfile={password}", "--no-sync");
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>Starts the server after it has been stopped or killed, and waits until it lets clients in.</summary>
    public async Task StartAgainAsync()
    {
        var deadline = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await PostgresBinaries.RunServerToolAsync(
                    "pg_ctl", "-D", _data, "-w", "-t", "60", "-l", Path.Combine(_folder, "log"), "-o", _options, "start");
                return;
            }
            catch (InvalidOperationException) when (deadline.Elapsed < TimeSpan.FromSeconds(20))
            {
                // After kill -9 the last backends hold the shared memory until they have noticed.
                await Task.Delay(50);
            }
        }
    }

    /// <summary>Stops the server: fast, or immediate, which is a crash that recovers from its log.</summary>
    public Task StopAsync(string mode) => PostgresBinaries.RunServerToolAsync("pg_ctl", "-D", _data, "-w", "-m", mode, "stop");

    /// <summary>kill -9 of the postmaster.</summary>
    public async Task KillAsync()
    {
        using var postmaster = Process.GetProcessById(await PostmasterIdAsync());
        postmaster.Kill();
    }

    public async Task<int> PostmasterIdAsync() =>
        int.Parse((await File.ReadAllLinesAsync(Path.Combine(_data, "postmaster.pid")))[0], CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _guard.StandardInput.Close();
        await _guard.WaitForExitAsync();
        _guard.Dispose();
    }

    // Its standard input ends when this process does, even by kill -9; nothing else would reach it then.
    private Process StartGuard()
    {
        var stop = $"{PostgresBinaries.Prefix} {PostgresBinaries.PathOf("pg_ctl")} -D '{_data}' -m immediate stop";
        var start = new ProcessStartInfo("/bin/sh", ["-c", $"trap '' INT; cat; {stop} >/dev/null 2>&1; rm -rf '{_folder}'"])
        {
            RedirectStandardInput = true,
        };
        return Process.Start(start)!;
    }
}
