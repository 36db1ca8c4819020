using System.Security.Cryptography;
using Payments.Ids;
using Payments.Keys;
using Payments.Outcomes;
using Payments.Requests;
using Payments.Rows;

namespace Payments.Merchants;

public sealed partial class MerchantGrain(
    [PersistentState("merchant", RowStorage.Name)] IPersistentState<MerchantState> row,
    KeyPepper pepper,
    TimeProvider clock) : Grain, IMerchantGrain
{
    private string Id => this.GetPrimaryKeyString();

    public async Task<Outcome<RegisteredMerchant>> Register(RegisterMerchant command)
    {
        if (row.RecordExists) return Replay(command);
        if (MerchantInput.Check(command) is { } refusal) return refusal;

        var salt = RandomNumberGenerator.GetBytes(16);
        var keyText = FirstKey(salt, command);
        var now = clock.GetUtcNow();
        var key = new StoredKey(EntityId.New(IdPrefix.ApiKey), KindOf(command), pepper.Digest(keyText.Reveal).Hex, now);
        var registration = new CreatingRequest { Fingerprint = command.Request.Fingerprint, Salt = Convert.ToHexStringLower(salt) };
        await row.Save(MerchantRules.Register(Id, command, registration, key, now), this);
        return new RegisteredMerchant(MerchantRules.View(Id, row.State), keyText, Replayed: false);
    }

    public Task<Outcome<MerchantView>> Read() =>
        Task.FromResult<Outcome<MerchantView>>(row.RecordExists ? MerchantRules.View(Id, row.State) : MerchantRefusals.NotFound);

    public Task<Outcome<MerchantView>> Update(ChangeMerchant command) =>
        Change(state => MerchantRules.Update(Id, state, command, clock.GetUtcNow()));

    public Task<Outcome<MerchantView>> Suspend(ChangeMerchantStatus command) => Change(MerchantCommand.Suspend, command.Reason);

    public Task<Outcome<MerchantView>> Reinstate(ChangeMerchantStatus command) => Change(MerchantCommand.Reinstate, command.Reason);

    private Task<Outcome<MerchantView>> Change(MerchantCommand command, string reason) =>
        Change(state => MerchantRules.Change(Id, state, command, reason, clock.GetUtcNow()));

    private async Task<Outcome<MerchantView>> Change(Func<MerchantState, Outcome<MerchantState>> rule)
    {
        if (await Apply(rule) is { } refusal) return refusal;
        return MerchantRules.View(Id, row.State);
    }

    /// <summary>Saves what the rule makes of the merchant, or gives the refusal. A rule that changes nothing costs no write.</summary>
    private async Task<Refusal?> Apply(Func<MerchantState, Outcome<MerchantState>> rule)
    {
        if (!row.RecordExists) return MerchantRefusals.NotFound;
        var next = rule(row.State);
        if (!next.Accepted) return next.Refusal;
        if (!ReferenceEquals(next.Value, row.State)) await row.Save(next.Value, this);
        return null;
    }

    private Outcome<RegisteredMerchant> Replay(RegisterMerchant command)
    {
        var first = row.State.Registration;
        if (first.Fingerprint != command.Request.Fingerprint) return IdempotencyRefusals.KeyReused;
        var keyText = FirstKey(Convert.FromHexString(first.Salt), command);
        return new RegisteredMerchant(MerchantRules.ViewAtRegistration(Id, row.State, command), keyText, Replayed: true);
    }

    private static ApiKeyKind KindOf(RegisterMerchant command) => KeyRing.KindOf(MerchantRules.ModeOf(command));

    private SecretText FirstKey(ReadOnlySpan<byte> salt, RegisterMerchant command) =>
        new(ApiKeyText.Compose(KindOf(command), Id, pepper.DeriveSecret(Id, salt, command.Request.Key)));
}
