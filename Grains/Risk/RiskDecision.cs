namespace Payments.Risk;

/// <param name="Rule">The rule that blocks it; null when none does.</param>
public sealed record RiskDecision(string? Rule)
{
    public static RiskDecision Allow { get; } = new((string?)null);

    public bool Allowed => Rule is null;
}
