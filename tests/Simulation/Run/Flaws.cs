namespace Payments.Tests.Simulation.Run;

/// <summary>What is broken on purpose in a run, and where.</summary>
/// <param name="Platform">Names of tools/Sabotage, with commas between.</param>
/// <param name="Database">SQL that spoils what the platform writes.</param>
/// <param name="Wire">What the platform's statements say instead on their way to PostgreSQL, as <c>OLD => NEW</c>; empty for nothing.</param>
internal sealed record Flaws(string Platform, string Database, string Wire);
