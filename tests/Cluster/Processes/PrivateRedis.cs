using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace Payments.Tests.Cluster.Processes;

/// <summary>The Redis that PAYMENTS_TEST_REDIS names, or a private one that ends with this process.</summary>
internal static class PrivateRedis
{
    private static readonly Lazy<Task<string>> Server = new(Find);

    // Kept, because the collected object would close the guard's standard input.
    private static Process? guard;

    /// <summary>Its address, as host:port.</summary>
    public static Task<string> Address => Server.Value;

    private static async Task<string> Find()
    {
        if (Environment.GetEnvironmentVariable("PAYMENTS_TEST_REDIS") is { Length: > 0 } given) return given;
        var port = FreePort.Next();
        var folder = Directory.CreateTempSubdirectory("payments-redis-").FullName;
        // The shell's standard input ends when this process does, even by kill -9.
        var script = string.Create(
            CultureInfo.InvariantCulture,
            $"redis-server --port {port} --bind 127.0.0.1 --dir '{folder}' --save '' >/dev/null 2>&1 & trap '' INT; cat; kill $!; rm -rf '{folder}'");
        guard = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", script]) { RedirectStandardInput = true })
            ?? throw new InvalidOperationException("/bin/sh does not start.");
        await Eventually.HoldsAsync(() => Answers(port), "Redis answers");
        return $"127.0.0.1:{port}";
    }

    private static async Task<bool> Answers(int port)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
