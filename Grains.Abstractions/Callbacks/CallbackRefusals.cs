using Payments.Outcomes;

namespace Payments.Callbacks;

/// <summary>Every way an operator's request about a callback is refused.</summary>
public static class CallbackRefusals
{
    public static Refusal NotFound { get; } = new("CALLBACK_NOT_FOUND", RefusalKind.NotFound, "There is no callback with this id.");
}
