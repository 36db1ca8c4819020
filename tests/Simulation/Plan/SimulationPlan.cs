namespace Payments.Tests.Simulation.Plan;

/// <summary>All that a run does: a pure function of seed and settings.</summary>
internal sealed record SimulationPlan(int Seed, PlanSettings Settings, IReadOnlyList<PlannedOperation> Operations, IReadOnlyList<PlannedFault> Faults)
{
    /// <summary>How far a process's clock is off, at most, this way or that.</summary>
    public const int MostOffsetSeconds = 20;

    public static SimulationPlan Of(int seed, PlanSettings settings)
    {
        var random = new Random(seed);
        var operations = new OperationPlanner(random, seed, settings).Plan();
        return new SimulationPlan(seed, settings, operations, PlanFaults(random, settings));
    }

    /// <summary>Every kind comes once before any comes twice, in an order of the seed's own.</summary>
    private static List<PlannedFault> PlanFaults(Random random, PlanSettings settings)
    {
        var faults = new List<PlannedFault>();
        FaultKind[] all = [.. Enum.GetValues<FaultKind>().Where(kind => settings.Silos > 0 || kind < FaultKind.KillSilo)], kinds = [];
        // The first second is left alone, so that there is something to break.
        var step = (settings.Lasting - TimeSpan.FromSeconds(1)) / Math.Max(1, settings.Faults);
        for (var number = 0; number < settings.Faults; number++)
        {
            var place = number % all.Length;
            if (place == 0)
            {
                kinds = [.. all];
                random.Shuffle(kinds);
            }

            var at = TimeSpan.FromSeconds(1) + (step * number) + (step * (random.Next(100) / 200.0));
            var lasting = TimeSpan.FromMilliseconds(random.Next(200, (int)settings.LongestFault.TotalMilliseconds + 1));
            faults.Add(new PlannedFault(at, kinds[place], lasting, NumberOf(kinds[place], random)));
        }

        return faults;
    }

    private static int NumberOf(FaultKind kind, Random random) => kind switch
    {
        FaultKind.DelayDatabase or FaultKind.DelayChannel => random.Next(20, 200),
        FaultKind.KillPlatformAndShiftClock => random.Next(-MostOffsetSeconds, MostOffsetSeconds + 1),
        _ => random.Next(1, 6),
    };
}
