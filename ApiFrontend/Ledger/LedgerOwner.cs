using Payments.Api.Access;
using Payments.Api.Merchants;
using Payments.Merchants;
using Payments.Outcomes;

namespace Payments.Api.Ledger;

/// <summary>Whose ledger a request is about.</summary>
internal static class LedgerOwner
{
    /// <summary>Merchants have their own and no say; administrators name the merchant.</summary>
    /// <param name="missing">The refusal for an administrator who named none.</param>
    public static async Task<Outcome<string>> Find(HttpContext http, IGrainFactory grains, string? named, Refusal missing)
    {
        var caller = Caller.Of(http)!;
        if (!caller.IsAdministrator) return named is null || named == caller.Id ? caller.Id : MerchantRefusals.NotFound;
        if (named is null) return missing;
        return await NamedMerchant.Check(grains, named) is { } refusal ? refusal : named;
    }
}
