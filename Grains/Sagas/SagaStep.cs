namespace Payments.Sagas;

/// <summary>A step that was taken, or undone, and what came of it.</summary>
public sealed record SagaStep(string Name, string Status, string? Result, DateTimeOffset At);
