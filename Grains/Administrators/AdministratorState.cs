using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Payments.Events;
using Payments.Keys;

namespace Payments.Administrators;

public sealed record AdministratorState : IHasOutbox
{
    /// <remarks>A document without it sets null: generated JSON code overwrites what an init property starts with.</remarks>
    public string Name { get => field ?? ""; init; }

    public AdministratorRole Role { get; init; }

    public AdministratorStatus Status { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The administrator who made or changed this one last.</summary>
    public string? ChangedBy { get; init; }

    /// <summary>Null for who came with the installation's settings.</summary>
    public CreatingRequest? Request { get; init; }

    public ImmutableArray<StoredKey> ApiKeys { get => field.IsDefault ? [] : field; init; }

    /// <summary>Keyed hashes of keys as they were kept before keys had ids; empty once the row is written again.</summary>
    public ImmutableArray<string> Keys { get => field.IsDefault ? [] : field; init; }

    public long LastEvent { get; init; }

    [JsonIgnore]
    public List<OutboxEvent> Outbox { get; init; } = [];
}
