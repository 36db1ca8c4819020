namespace Payments.Tests.Simulation.Run;

/// <summary>What became of a run's silos.</summary>
/// <param name="EndedByThemselves">Those that nobody has killed, such as what the others took for dead.</param>
internal sealed record SiloCount(int Running, int EndedByThemselves);
