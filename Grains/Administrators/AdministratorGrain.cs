using System.Security.Cryptography;
using Payments.Ids;
using Payments.Keys;
using Payments.Outcomes;
using Payments.Requests;
using Payments.Rows;

namespace Payments.Administrators;

public sealed partial class AdministratorGrain(
    [PersistentState("administrator", RowStorage.Name)] IPersistentState<AdministratorState> row,
    KeyPepper pepper,
    TimeProvider clock) : Grain, IAdministratorGrain
{
    private string Id => this.GetPrimaryKeyString();

    public async Task EnsureKey(KeyDigest digest)
    {
        var next = AdministratorRules.Ensure(Id, row.State, digest, clock.GetUtcNow());
        if (!ReferenceEquals(next, row.State)) await row.Save(next, this);
    }

    public async Task<Outcome<CreatedAdministrator>> Create(CreateAdministrator command)
    {
        if (row.RecordExists) return Replay(command);
        if (AdministratorRules.Check(command) is { } refusal) return refusal;
        var request = new CreatingRequest { Fingerprint = command.Request.Fingerprint, Salt = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)) };
        var text = FirstKey(request, command);
        var now = clock.GetUtcNow();
        var key = new StoredKey(EntityId.New(IdPrefix.ApiKey), ApiKeyKind.Administrator, pepper.Digest(text.Reveal).Hex, now) { Scopes = [] };
        await row.Save(AdministratorRules.Create(Id, command, request, key, now), this);
        return new CreatedAdministrator(AdministratorRules.View(Id, row.State), text, Replayed: false);
    }

    public Task<Outcome<AdministratorView>> Read() =>
        Task.FromResult<Outcome<AdministratorView>>(row.RecordExists ? AdministratorRules.View(Id, row.State) : AdministratorRefusals.NotFound);

    public async Task<Outcome<AdministratorView>> Change(ChangeAdministrator command)
    {
        if (!row.RecordExists) return AdministratorRefusals.NotFound;
        var next = AdministratorRules.Change(Id, row.State, command, clock.GetUtcNow());
        if (!next.Accepted) return next.Refusal;
        if (!ReferenceEquals(next.Value, row.State)) await row.Save(next.Value, this);
        return AdministratorRules.View(Id, row.State);
    }

    private Outcome<CreatedAdministrator> Replay(CreateAdministrator command)
    {
        if (row.State.Request is not { } first || first.Fingerprint != command.Request.Fingerprint) return IdempotencyRefusals.KeyReused;
        return new CreatedAdministrator(AdministratorRules.ViewAtCreation(Id, row.State, command), FirstKey(first, command), Replayed: true);
    }

    private SecretText FirstKey(CreatingRequest request, CreateAdministrator command) =>
        new(ApiKeyText.Compose(ApiKeyKind.Administrator, Id, pepper.DeriveSecret(Id, Convert.FromHexString(request.Salt), command.Request.Key)));
}
