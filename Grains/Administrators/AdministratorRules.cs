using System.Collections.Immutable;
using Payments.Ids;
using Payments.Input;
using Payments.Keys;
using Payments.Merchants;
using Payments.Outcomes;

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

    public static AdministratorState WithKeys(AdministratorState state, ImmutableArray<StoredKey> keys) => state with { ApiKeys = keys, Keys = [] };

    /// <summary>The state with this key of the installation's settings; the same state when it has it, even revoked.</summary>
    public static AdministratorState Ensure(string id, AdministratorState state, KeyDigest digest, DateTimeOffset now)
    {
        var keys = KeysOf(id, state);
        if (keys.Any(key => KeyPepper.Matches(digest, key.Digest))) return state;
        var created = state.CreatedAt == default ? now : state.CreatedAt;
        return WithKeys(state with { CreatedAt = created }, keys.Add(Installed(id, digest.Hex, now)));
    }

    public static Refusal? Check(CreateAdministrator command) => CheckName(command.Name) ?? CheckRole(command.Role);

    public static Refusal? Check(ChangeAdministrator command)
    {
        if (command.Name is { } name && CheckName(name) is { } refusal) return refusal;
        if (command.Role is { } role && CheckRole(role) is { } unknown) return unknown;
        return command.Status is { } status && !Enum.IsDefined(status) ? MerchantRefusals.Invalid("status", "status must be active or disabled.") : null;
    }

    public static Outcome<AdministratorState> Change(AdministratorState state, ChangeAdministrator command) => Check(command) is { } refusal
        ? refusal
        : state with { Name = command.Name ?? state.Name, Role = command.Role ?? state.Role, Status = command.Status ?? state.Status };

    public static AdministratorView View(string id, AdministratorState state) => new(id, state.Name, state.Role, state.Status, state.CreatedAt);

    public static string Word(AdministratorStatus status) => status switch
    {
        AdministratorStatus.Active => "active",
        AdministratorStatus.Disabled => "disabled",
    };

    private static Refusal? CheckName(string name) => TextInput.Check("name", name, MaxName);

    private static Refusal? CheckRole(AdministratorRole role) =>
        Enum.IsDefined(role) ? null : MerchantRefusals.Invalid("role", $"role must be one of {string.Join(", ", Enum.GetValues<AdministratorRole>().Select(RolePermissions.Word))}.");

    private static StoredKey Installed(string id, string digest, DateTimeOffset at) =>
        new(EntityId.Derive(IdPrefix.ApiKey, id, digest), ApiKeyKind.Administrator, digest, at) { Name = InstalledName, Scopes = [], Installed = true };
}
