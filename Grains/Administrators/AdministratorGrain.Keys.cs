using Payments.Keys;
using Payments.Outcomes;
using Payments.Rows;

namespace Payments.Administrators;

public sealed partial class AdministratorGrain
{
    private KeyBook Keys => field ??= new KeyBook(Id, pepper, clock, () => AdministratorRules.KeysOf(Id, row.State), Save);

    public Task<KeyCheck?> CheckKey(KeyDigest digest)
    {
        var state = row.State;
        return Task.FromResult(state.Status == AdministratorStatus.Active && Keys.Find(digest) is { } key
            ? new KeyCheck(key.Id, key.Scopes, state.Role, OwnerSuspended: false, SignatureRequired: false)
            : null);
    }

    public async Task<Outcome<IssuedKey>> CreateKey(CreateApiKey command) => row.RecordExists
        ? await Keys.Create(command, ApiKeyKind.Administrator, () => new(AdministratorRules.MaxKeys))
        : AdministratorRefusals.NotFound;

    public Task<Outcome<ApiKeyList>> ListKeys() =>
        Task.FromResult<Outcome<ApiKeyList>>(row.RecordExists ? Keys.List() : AdministratorRefusals.NotFound);

    public async Task<Outcome<ApiKeyView>> RevokeKey(string keyId) => row.RecordExists ? await Keys.Revoke(keyId) : AdministratorRefusals.NotFound;

    public async Task<Outcome<IssuedKey>> RotateKey(RotateApiKey command) => row.RecordExists ? await Keys.Rotate(command) : AdministratorRefusals.NotFound;

    private Task Save(KeyChange change) => row.Save(AdministratorRules.WithKeys(Id, row.State, change, clock.GetUtcNow()), this);
}
