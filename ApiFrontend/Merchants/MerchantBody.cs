using Payments.Merchants;

namespace Payments.Api.Merchants;

internal sealed record MerchantBody(
    string Id,
    string Name,
    string Country,
    string SettlementCurrency,
    string TimeZone,
    string Status,
    string? StatusReason,
    DateTimeOffset CreatedAt)
{
    public static MerchantBody Of(MerchantView view) => new(
        view.Id, view.Name, view.Country, view.SettlementCurrency, view.TimeZone, Word(view.Status), view.StatusReason, view.CreatedAt);

    private static string Word(MerchantStatus status) => status switch
    {
        MerchantStatus.Active => "active",
        MerchantStatus.Suspended => "suspended",
    };
}
