using Payments.Outcomes;

namespace Payments.Sagas;

/// <summary>Every way an operator's request about a saga is refused.</summary>
public static class SagaRefusals
{
    public static Refusal NotFound { get; } = new("SAGA_NOT_FOUND", RefusalKind.NotFound, "There is no saga with this id.");

    public static Refusal UnderWay { get; } = new("SAGA_UNDER_WAY", RefusalKind.Conflict, "The saga is at work just now: look at it again in a moment.");

    public static Refusal Ended { get; } = new("SAGA_ENDED", RefusalKind.Conflict, "The saga has come to its end: there is nothing to run again.");

    public static Refusal NotCompensatable { get; } = new(
        "SAGA_NOT_COMPENSATABLE", RefusalKind.Conflict, "This kind of saga cannot be undone: what it did at the channel, or was told by it, is final.");
}
