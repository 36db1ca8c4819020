using Payments.Api.Access;
using Payments.Api.Http.Paging;
using Payments.Ids;
using Payments.Keys;
using Payments.Merchants;
using Payments.Outcomes;
using Payments.Routing;

namespace Payments.Api.Routing;

/// <summary>Whose configuration a request is about: a merchant's own; for administrators the one they name, or the platform's.</summary>
internal static class RoutingOwner
{
    public static QueryParameter Merchant { get; } = QueryParameter.Id(ListContract.Merchant, IdPrefix.Merchant);

    public static async Task<Outcome<string>> Find(HttpContext http, IGrainFactory grains)
    {
        var caller = Caller.Of(http)!;
        var query = QueryValues.Read(http, caller.IsAdministrator ? [Merchant] : []);
        if (!query.Accepted) return query.Refusal;
        return await Named(caller, query.Value.Text(Merchant.Name), grains);
    }

    public static async Task<Outcome<string>> Named(KeyHolder caller, string? merchant, IGrainFactory grains)
    {
        if (!caller.IsAdministrator) return caller.Id;
        if (merchant is null) return RoutingOwners.Platform;
        var found = await grains.GetGrain<IMerchantGrain>(merchant).Read();
        return found.Accepted ? merchant : found.Refusal;
    }
}
