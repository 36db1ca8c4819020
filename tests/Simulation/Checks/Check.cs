using Payments.Tests.Simulation.World;

namespace Payments.Tests.Simulation.Checks;

/// <summary>What a check found.</summary>
/// <param name="Looked">At how many things; a check that looked at nothing proves nothing and has failed.</param>
internal sealed record Finding(string Check, string Invariant, int Looked, IReadOnlyList<string> Violations)
{
    public bool Holds => Looked > 0 && Violations.Count == 0;
}

/// <summary>One thing that must hold in every world, with the numbers of the design's invariants that it is about.</summary>
internal sealed record Check(string Name, string Invariant, Action<SimulatedWorld, Look> Look)
{
    public Finding Of(SimulatedWorld world)
    {
        var look = new Look();
        Look(world, look);
        return new Finding(Name, Invariant, look.Looked, look.Violations);
    }
}

/// <summary>Counts what was looked at and keeps what was wrong.</summary>
internal sealed class Look
{
    public int Looked { get; private set; }

    public List<string> Violations { get; } = [];

    public void At(bool holds, FormattableString otherwise)
    {
        Looked++;
        if (!holds) Violations.Add(FormattableString.Invariant(otherwise));
    }
}
