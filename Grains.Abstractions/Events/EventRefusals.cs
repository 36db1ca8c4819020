using Payments.Outcomes;

namespace Payments.Events;

public static class EventRefusals
{
    public static Refusal NotFound { get; } = new("EVENT_NOT_FOUND", RefusalKind.NotFound, "There is no event with this id.");
}
