namespace Payments.Tests.Simulation.Plan;

internal enum FaultKind
{
    KillPlatform,

    /// <summary>Killed, and started again with a clock that is minutes off.</summary>
    KillPlatformAndShiftClock,
    KillPostmaster,
    KillBackend,
    KillChannel,
    KillReceiver,
    PausePlatform,
    PausePostgres,
    PauseChannel,
    DropDatabaseAnswers,
    ResetDatabase,
    DelayDatabase,
    BlackholeDatabase,
    DropChannelAnswers,
    DropChannelRequests,
    ResetChannel,
    DelayChannel,
    BlackholeChannel,
    RefuseChannel,
}

/// <param name="Lasting">How long it stays, where it does not end by itself.</param>
/// <param name="Number">How many answers are dropped, how long a delay in ms, or how many seconds a clock is off.</param>
internal sealed record PlannedFault(TimeSpan At, FaultKind Kind, TimeSpan Lasting, int Number);
