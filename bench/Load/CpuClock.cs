using System.Globalization;

namespace Payments.Bench.Load;

/// <summary>Processor time of the processes that take part, read from /proc: what a payment costs does not depend on how busy the machine is with other things.</summary>
internal sealed class CpuClock(IReadOnlyDictionary<string, int> processes)
{
    private const double TicksPerSecond = 100;

    /// <summary>Seconds used so far by each named process and its children of now.</summary>
    public Dictionary<string, double> Read()
    {
        var all = Directory.EnumerateDirectories("/proc").Select(folder => Stat(folder)).OfType<(int Id, int Parent, double Seconds)>().ToList();
        return processes.ToDictionary(named => named.Key, named => all.Where(one => one.Id == named.Value || one.Parent == named.Value).Sum(one => one.Seconds));
    }

    private static (int Id, int Parent, double Seconds)? Stat(string folder)
    {
        if (!int.TryParse(Path.GetFileName(folder), out var id)) return null;
        try
        {
            // The name in brackets may hold spaces; what follows it does not.
            var text = File.ReadAllText(Path.Combine(folder, "stat"));
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return (id, Number(fields[1]), (Number(fields[11]) + Number(fields[12])) / TicksPerSecond);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
