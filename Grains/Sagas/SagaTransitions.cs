using static Payments.Sagas.SagaCommand;
using static Payments.Sagas.SagaStatus;

namespace Payments.Sagas;

/// <summary>The whole life of a saga: state x command gives the next state, or null where it is refused.</summary>
public static class SagaTransitions
{
    public static SagaStatus? Next(SagaStatus from, SagaCommand command) => (from, command) switch
    {
        (Running, Complete) => Completed,
        (Running, Undo) => Compensating,
        (Running, Undone) => Compensated,
        (Running, GiveUp) => null,
        (Running, Reopen) => null,

        (Completed, Complete) => null,
        (Completed, Undo) => Compensating,
        (Completed, Undone) => null,
        (Completed, GiveUp) => null,
        (Completed, Reopen) => null,

        (Compensating, Complete) => null,
        (Compensating, Undo) => Compensating,
        (Compensating, Undone) => Compensated,
        (Compensating, GiveUp) => Failed,
        (Compensating, Reopen) => null,

        (Compensated, Complete or Undo or Undone or GiveUp) => null,
        (Compensated, Reopen) => Running,

        (Failed, Complete) => null,
        (Failed, Undo) => Compensating,
        (Failed, Undone) => null,
        (Failed, GiveUp) => null,
        (Failed, Reopen) => null,
    };
}
