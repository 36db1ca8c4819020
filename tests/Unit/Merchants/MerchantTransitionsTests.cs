using Payments.Merchants;

namespace Payments.Tests.Unit.Merchants;

public sealed class MerchantTransitionsTests
{
    [Theory]
    [InlineData(MerchantStatus.Active, MerchantCommand.Suspend, MerchantStatus.Suspended)]
    [InlineData(MerchantStatus.Active, MerchantCommand.Reinstate, null)]
    [InlineData(MerchantStatus.Suspended, MerchantCommand.Suspend, null)]
    [InlineData(MerchantStatus.Suspended, MerchantCommand.Reinstate, MerchantStatus.Active)]
    public void Next_EveryStateAndCommand_AsTheTableSays(MerchantStatus from, MerchantCommand command, MerchantStatus? to) =>
        Assert.Equal(to, MerchantTransitions.Next(from, command));

    [Fact]
    public void Next_EveryCombination_IsInTheTable()
    {
        foreach (var from in Enum.GetValues<MerchantStatus>())
            foreach (var command in Enum.GetValues<MerchantCommand>())
                MerchantTransitions.Next(from, command);
    }
}
