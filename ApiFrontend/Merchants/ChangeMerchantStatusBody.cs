namespace Payments.Api.Merchants;

/// <param name="Reason">Why, in 1 to 500 characters; it is kept and shown.</param>
internal sealed record ChangeMerchantStatusBody(string Reason = "");
