using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace Payments.Tests.Cluster.Processes;

/// <summary>The Redis that PAYMENTS_TEST_REDIS names, or a private one that ends with this process.</summary>
internal static class PrivateRedis
{
    // The guard is kept with it: collected, it would close its standard input.
    private static readonly Lazy<Task<(string Address, Process? Guard)>> Server = new(Find);

    /// <summary>Its address, as host:port.</summary>
    public static async Task<string> Address() => (await Server.Value).Address;

    private static async Task<(string Address, Process? Guard)> Find()
    {
        if (Environment.GetEnvironmentVariable("PAYMENTS_TEST_REDIS") is { Length: > 0 } given) return (given, null);
        var port = FreePort.Next();
        var folder = Directory.CreateTempSubdirectory("payments-redis-").FullName;
        // The shell's standard input ends when this process does, even by kill -9.
        var script = string.Create(
            CultureInfo.InvariantCulture,
            $"redis-server --port {port} --bind 127.0.0.1 --dir '{folder}' --save '' >/dev/null 2>&1 & trap '' INT; cat; kill $!; rm -rf '{folder}'");
        var guard = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", script]) { RedirectStandardInput = true });
        await Eventually.HoldsAsync(() => Answers(port), "Redis answers");
        return ($"127.0.0.1:{port}", guard);
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
