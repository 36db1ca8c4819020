namespace Payments.Api.Merchants;

/// <param name="Limited">Whether new payments are stopped.</param>
/// <param name="Reason">Why, in 1 to 500 characters; it is shown while they are.</param>
internal sealed record LimitMerchantBody(bool? Limited = null, string Reason = "");
