using Payments.Channels;
using Payments.Routing;

namespace Payments.Tests.Unit.Routing;

public sealed class FallbackTests
{
    public static TheoryData<DeclineReason> Reasons() => [.. Enum.GetValues<DeclineReason>()];

    [Theory]
    [MemberData(nameof(Reasons))]
    public void GoesOn_EveryReason_StandsInTheTable(DeclineReason reason)
    {
        var rule = Fallback.RuleOf(reason);
        Assert.Equal(rule != FallbackRule.Stops, Fallback.GoesOn(reason, retryable: true));
        Assert.Equal(rule == FallbackRule.GoesOn, Fallback.GoesOn(reason, retryable: false));
    }

    [Theory]
    [InlineData(DeclineReason.StolenCard)]
    [InlineData(DeclineReason.InsufficientFunds)]
    [InlineData(DeclineReason.FraudSuspected)]
    public void GoesOn_HardDecline_NeverWhateverTheChannelSays(DeclineReason reason) => Assert.False(Fallback.GoesOn(reason, retryable: true));
}
