using System.Text.Json;
using Payments.Events;
using Payments.Keys;

namespace Payments.Webhooks.Endpoints;

/// <summary>What happens to an endpoint. Pure.</summary>
public static class EndpointRules
{
    private const int RememberedRotations = 10;

    public static WebhookEndpointState Create(string id, CreateWebhookEndpoint command, CreatingRequest creation, string secret, DateTimeOffset now) =>
        Recorded(id, "webhook_endpoint.created", now, new WebhookEndpointState
        {
            MerchantId = command.MerchantId,
            Url = command.Url,
            Events = command.Events,
            Description = command.Description,
            MaxAttempts = command.MaxAttempts,
            Secret = secret,
            Creation = creation,
            CreatedAt = now,
        });

    /// <summary>The same state where nothing changes.</summary>
    public static WebhookEndpointState Change(string id, WebhookEndpointState state, ChangeWebhookEndpoint command, DateTimeOffset now)
    {
        var next = state with
        {
            Url = command.Url ?? state.Url,
            Events = command.Events ?? state.Events,
            Description = command.Description ?? state.Description,
            MaxAttempts = command.MaxAttempts ?? state.MaxAttempts,
        };
        var isSame = next.Url == state.Url && next.Events.SequenceEqual(state.Events) && next.Description == state.Description && next.MaxAttempts == state.MaxAttempts;
        // Another address starts with a clean slate.
        return isSame ? state : Recorded(id, "webhook_endpoint.changed", now, next.Url == state.Url ? next : next with { FailingSince = null, DeadLetters = 0 });
    }

    public static WebhookEndpointState Rotate(string id, WebhookEndpointState state, SecretRotation rotation, string secret, TimeSpan grace, DateTimeOffset now) =>
        Recorded(id, "webhook_endpoint.secret_rotated", now, state with
        {
            Secret = secret,
            PreviousSecret = grace > TimeSpan.Zero ? state.Secret : null,
            PreviousSecretUntil = grace > TimeSpan.Zero ? now + grace : null,
            Rotations = [rotation, .. state.Rotations.Take(RememberedRotations - 1)],
        });

    /// <summary>The same secrets, sealed anew; one whose time is over goes. The same state where nothing changes.</summary>
    public static WebhookEndpointState Renew(WebhookEndpointState state, Func<string, string> renew, DateTimeOffset now)
    {
        var previous = state.PreviousSecret is { } text && state.PreviousSecretUntil > now ? renew(text) : null;
        var next = state with { Secret = renew(state.Secret), PreviousSecret = previous, PreviousSecretUntil = previous is null ? null : state.PreviousSecretUntil, Outbox = [] };
        return next.Secret == state.Secret && next.PreviousSecret == state.PreviousSecret ? state : next;
    }

    /// <summary>The same state where nothing changes.</summary>
    public static WebhookEndpointState Move(string id, WebhookEndpointState state, WebhookEndpointStatus status, string? reason, DateTimeOffset now)
    {
        if (state.Status == status) return state;
        var next = state with { Status = status, DisabledReason = reason, FailingSince = null, DeadLetters = 0 };
        return status switch
        {
            WebhookEndpointStatus.Enabled => Recorded(id, "webhook_endpoint.enabled", now, next),
            WebhookEndpointStatus.Disabled => Recorded(id, "webhook_endpoint.disabled", now, next),
            WebhookEndpointStatus.Deleted => Recorded(id, "webhook_endpoint.deleted", now, next with { Secret = "", PreviousSecret = null, PreviousSecretUntil = null }),
        };
    }

    /// <summary>What a delivery tells of the endpoint's health; the same state where that is known.</summary>
    public static WebhookEndpointState Report(string id, WebhookEndpointState state, WebhookHealth health, DateTimeOffset now)
    {
        if (state.Status != WebhookEndpointStatus.Enabled) return state;
        if (health == WebhookHealth.Gone) return Move(id, state, WebhookEndpointStatus.Disabled, "gone", now);
        if (health == WebhookHealth.Delivered) return state.FailingSince is null ? state : state with { FailingSince = null, DeadLetters = 0, Outbox = [] };
        if (health == WebhookHealth.Failed) return state.FailingSince is null ? state with { FailingSince = now, DeadLetters = 0, Outbox = [] } : state;
        var next = state with { FailingSince = state.FailingSince ?? now, DeadLetters = state.DeadLetters + 1, Outbox = [] };
        return EndpointHealthRules.IsGivenUp(next.FailingSince, next.DeadLetters, now) ? Move(id, next, WebhookEndpointStatus.Disabled, "failing", now) : next;
    }

    public static WebhookTarget? Target(WebhookEndpointState state, DateTimeOffset now) => state.Status == WebhookEndpointStatus.Enabled
        ? new WebhookTarget(state.Url, state.PreviousSecret is { } previous && state.PreviousSecretUntil > now ? [state.Secret, previous] : [state.Secret], state.FailingSince is not null)
        : null;

    public static WebhookEndpointView View(string id, WebhookEndpointState state) => new(
        id, state.MerchantId, state.Url, state.Events, state.Description, state.MaxAttempts, state.Status, state.DisabledReason,
        state.FailingSince, state.PreviousSecretUntil, state.CreatedAt, state.UpdatedAt);

    /// <summary>The filter as the dispatcher's query reads it: each name between two commas.</summary>
    public static string Filter(WebhookEndpointState state) => $",{string.Join(',', state.Events.Contains(WebhookEvents.All) ? [WebhookEvents.All] : state.Events)},";

    public static string Word(WebhookEndpointStatus status) => status switch
    {
        WebhookEndpointStatus.Enabled => "enabled",
        WebhookEndpointStatus.Disabled => "disabled",
        WebhookEndpointStatus.Deleted => "deleted",
    };

    private static WebhookEndpointState Recorded(string id, string type, DateTimeOffset now, WebhookEndpointState state)
    {
        var sequence = checked(state.LastEvent + 1);
        var next = state with { LastEvent = sequence, UpdatedAt = now };
        var data = JsonSerializer.Serialize(View(id, next), WebhookJson.Default.WebhookEndpointView);
        return next with { Outbox = [OutboxEvent.Of(type, state.MerchantId, id, sequence, now, data)] };
    }
}
