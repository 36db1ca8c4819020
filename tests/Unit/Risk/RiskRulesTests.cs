using Payments.Money;
using Payments.Risk;

namespace Payments.Tests.Unit.Risk;

public sealed class RiskRulesTests
{
    private static readonly HashSet<string> Denied = ["tok_stolen"];

    [Theory]
    [InlineData(1, "tok_visa", null)]
    [InlineData(0, "tok_visa", "amount_not_positive")]
    [InlineData(-1, "tok_visa", "amount_not_positive")]
    [InlineData(1, "tok_stolen", "method_denied")]
    public void Assess_Rules_NameWhatBlocks(long minor, string method, string? rule) =>
        Assert.Equal(rule, RiskRules.Assess(new RiskSubject("mer_1", new Amount(minor, "EUR"), method), Denied).Rule);
}
