using Payments.Administrators;
using Payments.Merchants;

namespace Payments.Keys;

/// <summary>Whoever holds a key that is right.</summary>
public sealed record KeyHolder(string Id, ApiKeyKind Kind, KeyCheck Check)
{
    /// <summary>What the merchant's API rate says about this request; administrators have none.</summary>
    public RateDecision? Rate { get; init; }

    public bool IsAdministrator => Kind == ApiKeyKind.Administrator;

    /// <summary>Whose objects it sees; null for administrators, who see everyone's.</summary>
    public string? Tenant => IsAdministrator ? null : Id;

    /// <summary>Asks the owner that the key names; null when the text is no key, or not one of theirs.</summary>
    public static async Task<KeyHolder?> Find(IGrainFactory grains, KeyPepper pepper, string? text)
    {
        if (!ApiKeyText.TryParse(text, out var key)) return null;
        var digest = pepper.Digest(text!);
        if (key.Kind == ApiKeyKind.Administrator)
            return await grains.GetGrain<IAdministratorGrain>(key.OwnerId).CheckKey(digest) is { } check ? new KeyHolder(key.OwnerId, key.Kind, check) : null;
        var admission = await grains.GetGrain<IMerchantGrain>(key.OwnerId).Admit(digest);
        return admission is null ? null : new KeyHolder(key.OwnerId, key.Kind, admission.Check) { Rate = admission.Rate };
    }
}
