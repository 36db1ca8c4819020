using System.Globalization;
using System.Security.Cryptography;
using Payments.Tests.Simulation.Plan;

namespace Payments.Tests.Simulation.Run;

/// <summary>What the environment asks for; without it the short form that belongs to every test run.</summary>
/// <param name="Minutes">Rounds are begun as long as this has not passed; 0 for one round a seed.</param>
/// <param name="AtOnce">Rounds at the same time, each with processes of its own: most of a round is waiting.</param>
/// <param name="Report">Where the report is written; it is printed in any case.</param>
/// <param name="Keep">The folder that gets what a run with violations has left.</param>
internal sealed record SimulationSettings(IReadOnlyList<int> Seeds, double Minutes, int AtOnce, string? Report, string? Keep, PlanSettings Plan)
{
    private const string Prefix = "PAYMENTS_SIMULATION_";
    private static readonly int[] Fixed = [20261121, 20261122, 20261123];

    public static SimulationSettings Read()
    {
        var usual = new PlanSettings { Silos = (int)Number("SILOS", Silos.Usual) };
        return new SimulationSettings(
            Text("SEEDS") is { } seeds ? [.. seeds.Split(',').Select(seed => int.Parse(seed, CultureInfo.InvariantCulture))] : [.. Fixed, RandomNumberGenerator.GetInt32(1_000_000_000)],
            Number("MINUTES", 0),
            (int)Number("AT_ONCE", usual.Silos > 0 ? 1 : 4),
            Text("REPORT"),
            Text("KEEP"),
            usual with
            {
                Payments = (int)Number("PAYMENTS", usual.Payments),
                Faults = (int)Number("FAULTS", usual.Faults),
                Lasting = TimeSpan.FromSeconds(Number("SECONDS", usual.Lasting.TotalSeconds)),
                LongestFault = TimeSpan.FromSeconds(Number("LONGEST_FAULT_SECONDS", usual.LongestFault.TotalSeconds)),
            });
    }

    /// <summary>The seed of a round: those given, then the numbers after the last of them.</summary>
    public int SeedOf(int round) => round < Seeds.Count ? Seeds[round] : Seeds[^1] + round - Seeds.Count + 1;

    private static double Number(string name, double usual) => Text(name) is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : usual;

    private static string? Text(string name) => Environment.GetEnvironmentVariable(Prefix + name) is { Length: > 0 } text ? text : null;
}
