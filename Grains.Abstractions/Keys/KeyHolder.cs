using Payments.Administrators;
using Payments.Merchants;

namespace Payments.Keys;

/// <summary>Whoever holds a key that is right.</summary>
public sealed record KeyHolder(string Id, ApiKeyKind Kind, KeyCheck Check)
{
    public bool IsAdministrator => Kind == ApiKeyKind.Administrator;

    /// <summary>Asks the owner that the key names; null when the text is no key, or not one of theirs.</summary>
    public static async Task<KeyHolder?> Find(IGrainFactory grains, KeyPepper pepper, string? text)
    {
        if (!ApiKeyText.TryParse(text, out var key)) return null;
        IKeyOwnerGrain owner = key.Kind == ApiKeyKind.Administrator
            ? grains.GetGrain<IAdministratorGrain>(key.OwnerId)
            : grains.GetGrain<IMerchantGrain>(key.OwnerId);
        return await owner.CheckKey(pepper.Digest(text!)) is { } check ? new KeyHolder(key.OwnerId, key.Kind, check) : null;
    }
}
