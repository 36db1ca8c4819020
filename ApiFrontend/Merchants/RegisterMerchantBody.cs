namespace Payments.Api.Merchants;

/// <param name="Name">1 to 100 characters.</param>
/// <param name="Country">ISO 3166-1 alpha-2, such as DE.</param>
/// <param name="SettlementCurrency">ISO 4217, such as EUR.</param>
/// <param name="TimeZone">IANA name, such as Europe/Berlin; days and months of limits begin there.</param>
internal sealed record RegisterMerchantBody(string Name = "", string Country = "", string SettlementCurrency = "", string TimeZone = "Etc/UTC");
