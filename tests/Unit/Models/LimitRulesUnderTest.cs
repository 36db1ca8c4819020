using Payments.Limits;
using Payments.Outcomes;

namespace Payments.Tests.Unit.Models;

/// <summary>The real rules of limits, each of which a test can replace by a wrong one.</summary>
internal sealed record LimitRulesUnderTest
{
    public Func<LimitState, string, long, LimitTerms, DateTimeOffset, Outcome<LimitState>> Reserve { get; init; } = LimitRules.Reserve;

    public Func<LimitState, string, LimitState> Commit { get; init; } = LimitRules.Commit;

    public Func<LimitState, string, LimitState> Release { get; init; } = LimitRules.Release;

    public Func<LimitState, string, long, string, DateTimeOffset, LimitState> GiveBack { get; init; } = LimitRules.GiveBack;

    public Func<LimitState, string, LimitState> Forget { get; init; } = LimitRules.ForgetGivenBack;
}
