using System.Collections.Immutable;
using System.Text.Json;
using Payments.Events;
using Payments.Ids;
using Payments.Input;
using Payments.Keys;
using Payments.Merchants;
using Payments.Outcomes;
using Payments.Routing;

namespace Payments.Administrators;

/// <summary>What may become of an administrator. Pure: no clock, no storage, no engine.</summary>
public static class AdministratorRules
{
    public const int MaxName = 100;

    /// <summary>Of keys that are active at once.</summary>
    public const int MaxKeys = 5;

    private const string InstalledName = "installation";

    /// <summary>All keys, in today's form.</summary>
    public static ImmutableArray<StoredKey> KeysOf(string id, AdministratorState state) =>
        [.. state.Keys.Select(digest => Installed(id, digest, state.CreatedAt)), .. state.ApiKeys];

    public static AdministratorState Create(string id, CreateAdministrator command, CreatingRequest request, StoredKey key, DateTimeOffset now) => Recorded(
        id,
        "administrator.created",
        now,
        new AdministratorState { Name = command.Name, Role = command.Role, CreatedAt = now, ChangedBy = command.By, Request = request, ApiKeys = [key] });

    /// <summary>The administrator as this request made it, whatever happened since.</summary>
    public static AdministratorView ViewAtCreation(string id, AdministratorState state, CreateAdministrator command) =>
        new(id, command.Name, command.Role, AdministratorStatus.Active, state.CreatedAt, command.By);

    public static AdministratorState WithKeys(string id, AdministratorState state, KeyChange change, DateTimeOffset now) => Recorded(
        id, EventType(change.What), now, WithKeys(state, change.Keys), JsonSerializer.Serialize(KeyRing.View(change.Key), AdministratorJson.Default.ApiKeyView));

    /// <summary>The state with this key of the installation's settings; the same state when it has it, even revoked.</summary>
    public static AdministratorState Ensure(string id, AdministratorState state, KeyDigest digest, DateTimeOffset now)
    {
        var keys = KeysOf(id, state);
        if (keys.Any(key => KeyPepper.Matches(digest, key.Digest))) return state;
        var key = Installed(id, digest.Hex, now);
        return state.CreatedAt == default && keys.IsEmpty
            ? Recorded(id, "administrator.created", now, WithKeys(state with { CreatedAt = now }, [key]))
            : WithKeys(id, state, new KeyChange(KeyEvent.Created, keys.Add(key), key), now);
    }

    public static Refusal? Check(CreateAdministrator command) => CheckName(command.Name) ?? CheckRole(command.Role);

    public static Refusal? Check(ChangeAdministrator command)
    {
        if (command.Name is { } name && CheckName(name) is { } refusal) return refusal;
        if (command.Role is { } role && CheckRole(role) is { } unknown) return unknown;
        return command.Status is { } status && !Enum.IsDefined(status) ? MerchantRefusals.Invalid("status", "status must be active or disabled.") : null;
    }

    /// <summary>A change that changes nothing is no event.</summary>
    public static Outcome<AdministratorState> Change(string id, AdministratorState state, ChangeAdministrator command, DateTimeOffset now)
    {
        if (Check(command) is { } refusal) return refusal;
        var next = state with { Name = command.Name ?? state.Name, Role = command.Role ?? state.Role, Status = command.Status ?? state.Status };
        return View(id, next) == View(id, state) ? state : Recorded(id, "administrator.changed", now, next with { ChangedBy = command.By });
    }

    public static AdministratorView View(string id, AdministratorState state) => new(id, state.Name, state.Role, state.Status, state.CreatedAt, state.ChangedBy);

    public static string Word(AdministratorStatus status) => status switch
    {
        AdministratorStatus.Active => "active",
        AdministratorStatus.Disabled => "disabled",
    };

    /// <summary>In everybody's words they are the platform's events: no merchant reads them, and none is told of them.</summary>
    private static AdministratorState Recorded(string id, string type, DateTimeOffset now, AdministratorState state, string? data = null)
    {
        var sequence = checked(state.LastEvent + 1);
        data ??= JsonSerializer.Serialize(View(id, state), AdministratorJson.Default.AdministratorView);
        return state with { LastEvent = sequence, Outbox = [OutboxEvent.Of(type, RoutingOwners.Platform, id, sequence, now, data)] };
    }

    private static AdministratorState WithKeys(AdministratorState state, ImmutableArray<StoredKey> keys) => state with { ApiKeys = keys, Keys = [] };

    private static string EventType(KeyEvent what) => what switch
    {
        KeyEvent.Created => "administrator.api_key_created",
        KeyEvent.Revoked => "administrator.api_key_revoked",
        KeyEvent.Rotated => "administrator.api_key_rotated",
    };

    private static Refusal? CheckName(string name) => TextInput.Check("name", name, MaxName);

    private static Refusal? CheckRole(AdministratorRole role) =>
        Enum.IsDefined(role) ? null : MerchantRefusals.Invalid("role", $"role must be one of {string.Join(", ", Enum.GetValues<AdministratorRole>().Select(RolePermissions.Word))}.");

    private static StoredKey Installed(string id, string digest, DateTimeOffset at) =>
        new(EntityId.Derive(IdPrefix.ApiKey, id, digest), ApiKeyKind.Administrator, digest, at) { Name = InstalledName, Scopes = [], Installed = true };
}
