using Payments.Sagas;

namespace Payments.Tests.Unit.Sagas;

public sealed class SagaTransitionsTests
{
    [Fact]
    public void Next_EveryStateAndCommand_AsTheTableSays()
    {
        string[] accepted =
        [
            "Running Complete Completed", "Running Undo Compensating", "Running Undone Compensated",
            "Completed Undo Compensating",
            "Compensating Undo Compensating", "Compensating Undone Compensated", "Compensating GiveUp Failed",
            "Failed Undo Compensating",
            "Compensated Reopen Running",
        ];

        var all = from state in Enum.GetValues<SagaStatus>()
                  from command in Enum.GetValues<SagaCommand>()
                  let next = SagaTransitions.Next(state, command)
                  where next is not null
                  select $"{state} {command} {next}";

        Assert.Equal(accepted.Order(), all.Order());
    }

    [Fact]
    public void After_Tries_TwoFourEightSecondsAndNoMore() =>
        Assert.Equal([2, 4, 8, null], Enumerable.Range(1, 4).Select(tries => RetrySchedule.After(tries)?.TotalSeconds));
}
