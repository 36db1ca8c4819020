namespace Payments.Api.Refunds;

/// <param name="Amount">In minor units of the payment's currency; all that is left when it is left out.</param>
/// <param name="Reason">Why, in 1 to 200 characters.</param>
internal sealed record CreateRefundBody(long? Amount = null, string? Reason = null);
