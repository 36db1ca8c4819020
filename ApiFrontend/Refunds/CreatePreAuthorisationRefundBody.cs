namespace Payments.Api.Refunds;

/// <param name="Amount">In minor units of the pre-authorisation's currency; all that is left when it is left out.</param>
/// <param name="CaptureId">The capture to refund; when it is left out, the oldest one that has enough left.</param>
/// <param name="Reason">Why, in 1 to 200 characters.</param>
internal sealed record CreatePreAuthorisationRefundBody(long? Amount = null, string? CaptureId = null, string? Reason = null);
