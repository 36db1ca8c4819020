using System.Globalization;

namespace Payments.Tests.EndToEnd.Scripts;

/// <summary>The processes that a script started, directly or through others, as /proc tells them.</summary>
internal static class ProcessTree
{
    public static IReadOnlyList<StartedProcess> Below(int root)
    {
        var all = Directory.GetDirectories("/proc").Select(StartedProcess.Read).OfType<StartedProcess>().ToList();
        var found = new List<StartedProcess>();
        var parents = new HashSet<int> { root };
        while (all.Where(process => parents.Contains(process.Parent) && !found.Contains(process)).ToList() is { Count: > 0 } next)
        {
            found.AddRange(next);
            parents.UnionWith(next.Select(process => process.Id));
        }

        return found;
    }
}

/// <summary>One process; its start time tells it from a later one with the same number.</summary>
internal sealed record StartedProcess(int Id, string Name, int Parent, string StartTime)
{
    public bool IsAlive => Read($"/proc/{Id}") is { } now && now.StartTime == StartTime;

    public static StartedProcess? Read(string folder)
    {
        if (!int.TryParse(Path.GetFileName(folder), out var id)) return null;
        try
        {
            var stat = File.ReadAllText(Path.Combine(folder, "stat"));
            var name = stat[(stat.IndexOf('(') + 1)..stat.LastIndexOf(')')];
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            // A zombie has ended; its parent has not yet asked.
            return fields[0] == "Z" ? null : new StartedProcess(id, name, int.Parse(fields[1], CultureInfo.InvariantCulture), fields[19]);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
