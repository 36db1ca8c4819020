using Payments.Api.Merchants;

namespace Payments.Api;

/// <summary>Every route of the API.</summary>
internal static class Routes
{
    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        RegisterMerchantEndpoint.Map(routes);
        ReadMerchantEndpoint.Map(routes);
        ChangeMerchantStatusEndpoints.Map(routes);
    }
}
