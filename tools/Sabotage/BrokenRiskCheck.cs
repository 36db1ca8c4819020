using Payments.Risk;

namespace Payments.Sabotage;

/// <summary>A rule that throws now and then, as a bug does, where nobody expects it.</summary>
internal sealed class BrokenRiskCheck(IRiskCheck real) : IRiskCheck
{
    private const int OneIn = 10;
    private int _asked;

    public ValueTask<RiskDecision> Assess(RiskSubject subject) =>
        Interlocked.Increment(ref _asked) % OneIn == 0 ? throw new InvalidOperationException("A bug, as the mutant has it.") : real.Assess(subject);
}
