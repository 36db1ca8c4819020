using Payments.Merchants;

namespace Payments.Api.Merchants;

/// <param name="Merchant">The merchant as registered.</param>
/// <param name="ApiKey">The merchant's first key. Keep it: it is shown only in this answer.</param>
/// <param name="SigningSecret">What requests with this key are signed with; shown with the key.</param>
internal sealed record RegisteredMerchantBody(MerchantView Merchant, string ApiKey, string SigningSecret);
