using Payments.Ids;
using Payments.Merchants;
using Payments.Outcomes;

namespace Payments.Api.Merchants;

/// <summary>A merchant that an administrator names in a request.</summary>
internal static class NamedMerchant
{
    /// <summary>Null where there is one.</summary>
    public static async Task<Refusal?> Check(IGrainFactory grains, string id) =>
        EntityId.IsWellFormed(IdPrefix.Merchant, id) ? (await grains.GetGrain<IMerchantGrain>(id).Read()).Refusal : MerchantRefusals.NotFound;
}
