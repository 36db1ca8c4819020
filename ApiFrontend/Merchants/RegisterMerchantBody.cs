using Payments.Money;

namespace Payments.Api.Merchants;

/// <param name="Name">1 to 100 characters.</param>
/// <param name="Country">ISO 3166-1 alpha-2, such as DE.</param>
/// <param name="SettlementCurrency">ISO 4217, such as EUR.</param>
/// <param name="TimeZone">IANA name, such as Europe/Berlin; days and months of limits begin there.</param>
/// <param name="Email">Where the merchant is written to.</param>
/// <param name="Locale">The language it is written to in: en, zh-CN, zh-TW, ja or ko.</param>
/// <param name="Mode">test or live, for ever: live payments go to live accounts at channels, test payments to test accounts only. Left out, a sub-account has its parent's, and others are test merchants.</param>
internal sealed record RegisterMerchantBody(string Name = "", string Country = "", string SettlementCurrency = "", string TimeZone = "Etc/UTC", string? Email = null, string? Locale = null, PaymentMode? Mode = null);
