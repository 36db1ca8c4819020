namespace Payments.Risk;

/// <summary>The rules that need no history. Pure.</summary>
public static class RiskRules
{
    public static RiskDecision Assess(RiskSubject subject, IReadOnlySet<string> deniedMethods)
    {
        if (subject.Amount.Minor <= 0) return new RiskDecision("amount_not_positive");
        return deniedMethods.Contains(subject.Method) || subject.Methods is { } own && own.Values.Any(deniedMethods.Contains) ? new RiskDecision("method_denied") : RiskDecision.Allow;
    }
}
