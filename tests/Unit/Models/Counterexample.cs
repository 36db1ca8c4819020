namespace Payments.Tests.Unit.Models;

/// <summary>The smallest schedule found on which rules and model disagree, and about what.</summary>
internal sealed record Counterexample<TDo>(Schedule<TDo> Schedule, string Why)
    where TDo : struct, Enum
{
    public override string ToString() => $"{Why}\n{Schedule}";
}
