namespace Payments.Sagas;

/// <summary>That the saga is to be undone: recorded before anything is sent, so that a crash forgets nothing.</summary>
/// <param name="Attempt">Counts the refunds that were tried, from 1.</param>
/// <param name="Expiry">Nobody wanted it: its customer took too long.</param>
public sealed record SagaUndo(string? Reason, DateTimeOffset At, int Attempt = 1, bool Expiry = false);
