namespace Payments.Tests.Simulation.Plan;

/// <summary>How much is planned, and how wild.</summary>
internal sealed record PlanSettings
{
    public int Payments { get; init; } = 500;

    public int Faults { get; init; } = 20;

    public TimeSpan Lasting { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether what is about another request waits for its answer: then as much happens on a slow machine as on a fast one.</summary>
    public bool Patient { get; init; }

    public int Merchants { get; init; } = 6;

    /// <summary>How many silos stand behind a front end; 0 for a platform of one process.</summary>
    public int Silos { get; init; }

    /// <summary>The longest that a process stands still or a link is dead.</summary>
    public TimeSpan LongestFault { get; init; } = TimeSpan.FromSeconds(2);
}
