using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Npgsql;
using Payments.Ids;
using Payments.Keys;
using Payments.Outcomes;
using Payments.Requests;
using Payments.Rows;
using Payments.Secrets;
using Payments.Webhooks.Addresses;
using Payments.Webhooks.Signing;

namespace Payments.Webhooks.Endpoints;

public sealed class WebhookEndpointGrain(
    [PersistentState("webhook_endpoint", RowStorage.Name)] IPersistentState<WebhookEndpointState> row,
    KeyPepper pepper,
    SecretBox box,
    AddressCheck addresses,
    WebhookSettings settings,
    NpgsqlDataSource database,
    TimeProvider clock,
    ILogger<WebhookEndpointGrain> log) : Grain, IWebhookEndpointGrain
{
    private string Id => this.GetPrimaryKeyString();

    public async Task<Outcome<IssuedWebhookSecret>> Create(CreateWebhookEndpoint command, int allowed)
    {
        if (row.RecordExists) return Replay(command);
        if (EndpointInput.Check(command, settings.AllowPrivate) is { } refusal) return refusal;
        if (allowed <= 0) return WebhookRefusals.LimitReached(WebhookLimits.EndpointsPerMerchant);
        command = command with { Url = EndpointUrl.Normalise(command.Url) };
        if (await addresses.Check(command.Url) is { } refused) return refused;

        var creation = NewRequest(command.Request);
        var secret = SecretOf(creation, command.Request);
        await row.Save(EndpointRules.Create(Id, command, creation, box.Seal(secret, Id), clock.GetUtcNow()), this);
        return new IssuedWebhookSecret(EndpointRules.View(Id, row.State), WebhookSecret.Format(secret), Replayed: false);
    }

    public Task<Outcome<WebhookEndpointView>> Read(string? merchantId) =>
        Task.FromResult<Outcome<WebhookEndpointView>>(Is(merchantId) ? EndpointRules.View(Id, row.State) : WebhookRefusals.EndpointNotFound);

    public async Task<Outcome<WebhookEndpointView>> Change(ChangeWebhookEndpoint command)
    {
        if (!Is(command.MerchantId)) return WebhookRefusals.EndpointNotFound;
        if (EndpointInput.Check(command, settings.AllowPrivate) is { } refusal) return refusal;
        if (command.Url is { } given) command = command with { Url = EndpointUrl.Normalise(given) };
        if (command.Url is { } url && await addresses.Check(url) is { } refused) return refused;
        return await Keep(EndpointRules.Change(Id, row.State, command, clock.GetUtcNow()));
    }

    public async Task<Outcome<IssuedWebhookSecret>> Rotate(RotateWebhookSecret command)
    {
        if (!Is(command.MerchantId)) return WebhookRefusals.EndpointNotFound;
        if (EndpointInput.Check(command) is { } refusal) return refusal;
        var id = EntityId.Derive(IdPrefix.Rotation, Id, command.Request.Key.Reveal);
        if (row.State.Rotations.FirstOrDefault(one => one.Id == id) is { } known)
            return known.Request.Fingerprint == command.Request.Fingerprint ? Issued(known.Request, command.Request, replayed: true) : IdempotencyRefusals.KeyReused;

        var now = clock.GetUtcNow();
        if (command.GraceSeconds > 0 && row.State.PreviousSecretUntil is { } until && until > now) return WebhookRefusals.RotationActive(until);
        var rotation = new SecretRotation(id, NewRequest(command.Request));
        var secret = SecretOf(rotation.Request, command.Request);
        await row.Save(EndpointRules.Rotate(Id, row.State, rotation, box.Seal(secret, Id), TimeSpan.FromSeconds(command.GraceSeconds), now), this);
        return Issued(rotation.Request, command.Request, replayed: false);
    }

    public async Task<Outcome<WebhookEndpointView>> Move(string merchantId, WebhookEndpointStatus status)
    {
        if (!Is(merchantId)) return WebhookRefusals.EndpointNotFound;
        var moved = await Keep(EndpointRules.Move(Id, row.State, status, status == WebhookEndpointStatus.Disabled ? "merchant" : null, clock.GetUtcNow()));
        if (status == WebhookEndpointStatus.Deleted) await Abandon();
        return moved;
    }

    public Task<WebhookTarget?> Target() => Task.FromResult(row.RecordExists ? EndpointRules.Target(row.State, clock.GetUtcNow()) : null);

    public async Task<WebhookTarget?> Report(WebhookHealth health)
    {
        if (!row.RecordExists) return null;
        await Keep(EndpointRules.Report(Id, row.State, health, clock.GetUtcNow()));
        return EndpointRules.Target(row.State, clock.GetUtcNow());
    }

    public async Task RenewSecrets()
    {
        if (!row.RecordExists || row.State.Status == WebhookEndpointStatus.Deleted) return;
        await Keep(EndpointRules.Renew(row.State, sealedText => box.Renew(sealedText, Id), clock.GetUtcNow()));
    }

    private bool Is(string? merchantId) =>
        row.RecordExists && row.State.Status != WebhookEndpointStatus.Deleted && (merchantId ?? row.State.MerchantId) == row.State.MerchantId;

    private async Task<WebhookEndpointView> Keep(WebhookEndpointState next)
    {
        if (!ReferenceEquals(next, row.State)) await row.Save(next, this);
        return EndpointRules.View(Id, row.State);
    }

    // Nothing is lost when it does not come to this: what waits for a deleted endpoint is not delivered either way.
    private async Task Abandon()
    {
        try
        {
            await using var command = database.CreateCommand("UPDATE webhook_notifications SET status = 'dead', next_retry_at = NULL, error = 'endpoint_deleted', failed_at = $2 WHERE endpoint_id = $1 AND status = 'pending'");
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Id });
            command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() });
            await command.ExecuteNonQueryAsync();
        }
        catch (NpgsqlException e)
        {
            log.LogWarning("What waited for deleted webhook endpoint {Endpoint} still says so: {Reason}", Id, e.Message);
        }
    }

    private Outcome<IssuedWebhookSecret> Replay(CreateWebhookEndpoint command)
    {
        var first = row.State.Creation;
        return first.Fingerprint == command.Request.Fingerprint ? Issued(first, command.Request, replayed: true) : IdempotencyRefusals.KeyReused;
    }

    private IssuedWebhookSecret Issued(CreatingRequest made, IdempotentRequest request, bool replayed) =>
        new(EndpointRules.View(Id, row.State), WebhookSecret.Format(SecretOf(made, request)), replayed);

    private static CreatingRequest NewRequest(IdempotentRequest request) =>
        new() { Fingerprint = request.Fingerprint, Salt = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)) };

    private byte[] SecretOf(CreatingRequest made, IdempotentRequest request) => pepper.DeriveSecret(Id, Convert.FromHexString(made.Salt), request.Key);
}
