using System.Diagnostics;
using System.Globalization;

namespace Payments.Tests;

/// <summary>Signals that .NET has no calls for.</summary>
public static class Signals
{
    /// <summary>The process stands still, its connections stay open.</summary>
    public static void Pause(params IEnumerable<int> ids) => Send("-STOP", ids);

    public static void Resume(params IEnumerable<int> ids) => Send("-CONT", ids);

    /// <summary>kill -9 of a process that is not this one's child.</summary>
    public static void Kill(int id) => Send("-KILL", [id]);

    // One that has ended meanwhile is not there to be signalled, which is as good.
    private static void Send(string signal, IEnumerable<int> ids)
    {
        var start = new ProcessStartInfo("kill", [signal, .. ids.Select(id => id.ToString(CultureInfo.InvariantCulture))]) { RedirectStandardError = true };
        using var kill = Process.Start(start)!;
        kill.WaitForExit();
    }
}
