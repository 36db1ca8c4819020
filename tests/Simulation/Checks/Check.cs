using Payments.Tests.Simulation.World;

namespace Payments.Tests.Simulation.Checks;

/// <summary>What a check found.</summary>
/// <param name="Looked">At how many things; a check that looked at nothing proves nothing and has failed.</param>
/// <param name="Unseen">What it wanted to see and did not: of each kind of thing there must be one.</param>
internal sealed record Finding(string Check, string Invariant, int Looked, IReadOnlyList<string> Unseen, IReadOnlyList<string> Violations)
{
    public bool Holds => Looked > 0 && Unseen.Count == 0 && Violations.Count == 0;

    /// <summary>What a check found in several worlds: what one of them had nothing of, another may have had.</summary>
    public static Finding Sum(IReadOnlyCollection<Finding> findings)
    {
        var first = findings.First();
        return first with
        {
            Looked = findings.Sum(one => one.Looked),
            Unseen = [.. first.Unseen.Where(kind => findings.All(one => one.Unseen.Contains(kind)))],
            Violations = [.. findings.SelectMany(one => one.Violations)],
        };
    }
}

/// <summary>One thing that must hold in every world, with the numbers of the design's invariants that it is about.</summary>
internal sealed record Check(string Name, string Invariant, Action<SimulatedWorld, Look> Look)
{
    public Finding Of(SimulatedWorld world)
    {
        var look = new Look();
        Look(world, look);
        return new Finding(Name, Invariant, look.Looked, look.Unseen, look.Violations);
    }
}

/// <summary>Counts what was looked at and keeps what was wrong.</summary>
internal sealed class Look
{
    private readonly Dictionary<string, int> _kinds = [];

    public int Looked { get; private set; }

    public List<string> Violations { get; } = [];

    public IReadOnlyList<string> Unseen => [.. _kinds.Where(kind => kind.Value == 0).Select(kind => kind.Key)];

    /// <summary>Says which kinds of things there must be to look at, so that many of one kind do not hide that another is missing.</summary>
    public void Wants(params ReadOnlySpan<string> kinds)
    {
        foreach (var kind in kinds) _kinds[kind] = 0;
    }

    /// <param name="kind">One of those that are wanted.</param>
    public void At(bool holds, FormattableString otherwise, string? kind = null)
    {
        Looked++;
        if (kind is not null) _kinds[kind]++;
        if (!holds) Violations.Add(FormattableString.Invariant(otherwise));
    }
}
