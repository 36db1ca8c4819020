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

    /// <summary>From here on, what only a cluster has.</summary>
    KillSilo,
    PauseSilo,
    KillFrontEnd,
}

/// <param name="Lasting">How long it stays, where it does not end by itself.</param>
/// <param name="Number">How many answers are dropped, how long a delay in ms, how many seconds a clock is off, or which silo.</param>
internal sealed record PlannedFault(TimeSpan At, FaultKind Kind, TimeSpan Lasting, int Number);
