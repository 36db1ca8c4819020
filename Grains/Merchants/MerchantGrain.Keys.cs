using Payments.Keys;
using Payments.Outcomes;
using Payments.Rows;

namespace Payments.Merchants;

public sealed partial class MerchantGrain
{
    private KeyBook Keys => field ??= new KeyBook(Id, pepper, clock, () => row.State.Keys, Save);

    public Task<KeyCheck?> CheckKey(KeyDigest digest)
    {
        var state = row.State;
        return Task.FromResult(Keys.Find(digest) is { } key && MerchantRules.IsOfMode(state, key)
            ? new KeyCheck(key.Id, key.Scopes, null, state.Status == MerchantStatus.Suspended, state.RequireSignature)
            : null);
    }

    public async Task<Outcome<IssuedKey>> CreateKey(CreateApiKey command)
    {
        if (!row.RecordExists) return MerchantRefusals.NotFound;
        var own = MerchantRules.ModeOf(row.State);
        if (command.Mode is { } mode && Enum.IsDefined(mode) && mode != own) return KeyRefusals.OtherMode(own);
        return await Keys.Create(command, KeyRing.KindOf(own), async () => (await Tier.Of(row.State.Tier)).Terms.ApiKeys);
    }

    public Task<Outcome<ApiKeyList>> ListKeys() =>
        Task.FromResult<Outcome<ApiKeyList>>(row.RecordExists ? Keys.List() : MerchantRefusals.NotFound);

    public async Task<Outcome<ApiKeyView>> RevokeKey(string keyId) => row.RecordExists ? await Keys.Revoke(keyId) : MerchantRefusals.NotFound;

    public async Task<Outcome<IssuedKey>> RotateKey(RotateApiKey command) => row.RecordExists ? await Keys.Rotate(command) : MerchantRefusals.NotFound;

    private Task Save(KeyChange change) => row.Save(MerchantRules.WithKeys(Id, row.State, change, clock.GetUtcNow()), this);
}
