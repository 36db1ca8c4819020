using System.Collections.Immutable;
using Payments.Channels;
using Payments.Keys;
using Payments.Outcomes;
using Payments.Requests;
using Payments.Routing;
using Payments.Rows;
using Payments.Secrets;

namespace Payments.ChannelAccounts;

public sealed class ChannelAccountGrain(
    [PersistentState("channel_account", RowStorage.Name)] IPersistentState<ChannelAccountState> row,
    KeyPepper pepper,
    SecretBox box,
    ChannelAccountSettings settings,
    AccountCopy copy,
    TimeProvider clock) : Grain, IChannelAccountGrain
{
    private string Id => this.GetPrimaryKeyString();

    public async Task<Outcome<CreatedChannelAccount>> Create(CreateChannelAccount command, int allowed)
    {
        var fingerprint = pepper.Digest(command.Request.Fingerprint);
        if (row.RecordExists) return KeyPepper.Matches(fingerprint, row.State.Fingerprint) ? new CreatedChannelAccount(View(), Replayed: true) : IdempotencyRefusals.KeyReused;
        if (ChannelAccountInput.Check(command, settings.AllowLoopback) is { } refusal) return refusal;
        if (allowed <= 0) return ChannelAccountRefusals.LimitReached;

        var factory = ChannelFactories.Of(command.Channel);
        var next = ChannelAccountRules.Create(
            Id, command, fingerprint.Hex, Keep(factory.Credentials, command.Credentials), KeepOfCallbacks(factory, command.CallbackCredentials), clock.GetUtcNow());
        await Save(next);
        return new CreatedChannelAccount(View(), Replayed: false);
    }

    public Task<Outcome<ChannelAccountView>> Read(string? merchantId) => Task.FromResult<Outcome<ChannelAccountView>>(
        row.RecordExists && (merchantId is null || merchantId == row.State.MerchantId) ? View() : ChannelAccountRefusals.NotFound);

    public async Task<Outcome<ChannelAccountView>> Change(ChangeChannelAccount command)
    {
        if (!row.RecordExists) return ChannelAccountRefusals.NotFound;
        if (ChannelAccountInput.Check(row.State, command) is { } refusal) return refusal;
        var factory = ChannelFactories.Of(row.State.Channel);
        var credentials = command.Credentials is { } given ? Keep(factory.Credentials, given) : null;
        var next = ChannelAccountRules.Change(Id, row.State, command, credentials, KeepOfCallbacks(factory, command.CallbackCredentials), clock.GetUtcNow());
        if (!ReferenceEquals(next, row.State)) await Save(next);
        if (credentials is not null) await GrainFactory.ChannelHealth(row.State.Channel, Id).BeginAnew();
        return View();
    }

    public async Task RenewSecrets()
    {
        if (!row.RecordExists) return;
        var next = ChannelAccountRules.Renew(
            row.State, text => SealedCredentials.Renew(box, Id, text), text => SealedCredentials.Renew(box, Id, text, callbacks: true));
        if (!ReferenceEquals(next, row.State)) await row.Save(next, this);
    }

    private async Task Save(ChannelAccountState next)
    {
        await row.Save(next, this);
        // Whoever made the change sees it at once where it was made; elsewhere it is seen within seconds.
        await copy.TryRenew();
    }

    private GivenCredentials? KeepOfCallbacks(IChannelFactory factory, ImmutableDictionary<string, SecretText>? given) =>
        given is null ? null : Keep(factory.CallbackCredentials, given, callbacks: true);

    private GivenCredentials Keep(IReadOnlyList<CredentialField> fields, ImmutableDictionary<string, SecretText> given, bool callbacks = false)
    {
        var revealed = ChannelAccountInput.Reveal(given);
        return new GivenCredentials(SealedCredentials.Seal(box, Id, revealed, callbacks), ChannelAccountInput.Shown(fields, revealed));
    }

    private ChannelAccountView View() => ChannelAccountRules.View(Id, row.State, settings.PublicUrl);
}
