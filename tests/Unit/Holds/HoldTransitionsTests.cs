using Payments.Holds;

namespace Payments.Tests.Unit.Holds;

public sealed class HoldTransitionsTests
{
    [Fact]
    public void Next_EveryStateAndCommand_AsTheTableSays()
    {
        string[] accepted =
        [
            "Processing Authorise Authorised", "Processing Decline Failed", "Processing AskCustomer Pending", "Processing Wait Processing", "Processing LoseAnswer Unknown",
            "Pending Authorise Authorised", "Pending Decline Failed", "Pending AskCustomer Pending", "Pending Wait Processing", "Pending LoseAnswer Pending", "Pending Void Voiding",
            "Unknown Authorise Authorised", "Unknown Decline Failed", "Unknown AskCustomer Pending", "Unknown Wait Processing", "Unknown LoseAnswer Unknown",
            "Authorised CapturePart Authorised", "Authorised CaptureRest Captured", "Authorised Void Voiding",
            "Voiding Wait Voiding", "Voiding LoseAnswer Voiding", "Voiding EndVoid Voided", "Voiding Expire Expired", "Voiding KeepOpen Authorised", "Voiding AskAgain Unknown",
        ];

        var all = from state in Enum.GetValues<HoldStatus>()
                  from command in Enum.GetValues<HoldCommand>()
                  let next = HoldTransitions.Next(state, command)
                  where next is not null
                  select $"{state} {command} {next}";

        Assert.Equal(accepted.Order(StringComparer.Ordinal), all.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void IsFinal_ExactlyWhereNothingLeadsOn() => Assert.All(
        Enum.GetValues<HoldStatus>(),
        state => Assert.Equal(Enum.GetValues<HoldCommand>().All(command => HoldTransitions.Next(state, command) is null), HoldTransitions.IsFinal(state)));
}
