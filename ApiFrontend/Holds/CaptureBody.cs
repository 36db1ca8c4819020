namespace Payments.Api.Holds;

/// <param name="Amount">In minor units; all that is left when it is left out.</param>
/// <param name="Final">Whether what is left after it is let go.</param>
internal sealed record CaptureBody(long? Amount = null, bool Final = false);
