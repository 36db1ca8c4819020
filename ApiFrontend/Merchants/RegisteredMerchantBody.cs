using Payments.Merchants;

namespace Payments.Api.Merchants;

/// <param name="Merchant">The merchant as registered.</param>
/// <param name="ApiKey">The merchant's first key. Keep it: it is shown only in this answer.</param>
internal sealed record RegisteredMerchantBody(MerchantView Merchant, string ApiKey);
