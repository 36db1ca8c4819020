namespace Payments.Sagas;

/// <summary>
/// A step that is not simply as far as its saga's status says. What goes by the plan is left out of the document, because
/// every payment would write it: the view saga_steps holds the plan.
/// </summary>
/// <param name="Tries">How often it was tried, where once says too little.</param>
public sealed record SagaStep(
    string Name,
    string Status,
    string? Result,
    DateTimeOffset At,
    string? Error = null,
    int? Tries = null,
    DateTimeOffset? NextTry = null);
