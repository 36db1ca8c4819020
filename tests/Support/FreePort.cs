using System.Collections.Concurrent;
using System.Net.NetworkInformation;
using System.Security.Cryptography;

namespace Payments.Tests;

/// <summary>
/// Ports below those that the system gives to outgoing connections: such a connection would take the port of a process that was
/// killed and is to be started again where it was.
/// </summary>
public static class FreePort
{
    private const int First = 15_000;
    private const int Last = 32_000;

    private static readonly ConcurrentDictionary<int, bool> Given = new();

    /// <summary>A port that nothing listens on and nobody in this process was given before.</summary>
    public static int Next()
    {
        var taken = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(listener => listener.Port).ToHashSet();
        while (true)
        {
            var port = RandomNumberGenerator.GetInt32(First, Last);
            if (!taken.Contains(port) && Given.TryAdd(port, true)) return port;
        }
    }
}
