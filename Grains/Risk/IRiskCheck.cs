namespace Payments.Risk;

/// <summary>Decides whether a payment may be tried. It is asked before anything is held, and its decision stands in the saga's step.</summary>
public interface IRiskCheck
{
    ValueTask<RiskDecision> Assess(RiskSubject subject);
}
