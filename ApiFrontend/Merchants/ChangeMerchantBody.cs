using Payments.Merchants;

namespace Payments.Api.Merchants;

/// <summary>What is left out, or null, stays as it is.</summary>
/// <param name="Name">1 to 100 characters.</param>
/// <param name="Email">Where the merchant is written to.</param>
/// <param name="TimeZone">IANA name; days and months of limits begin there from now on.</param>
/// <param name="Locale">The language the merchant is written to in: en, zh-CN, zh-TW, ja or ko.</param>
/// <param name="RequireSignature">Whether requests with the merchant's keys must be signed.</param>
/// <param name="LateSuccess">What becomes of money that comes after its payment has expired: refund (the standard) or honour.</param>
internal sealed record ChangeMerchantBody(
    string? Name = null, string? Email = null, string? TimeZone = null, string? Locale = null, bool? RequireSignature = null, LateSuccess? LateSuccess = null);
