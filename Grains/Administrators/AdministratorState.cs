using System.Collections.Immutable;
using Payments.Keys;

namespace Payments.Administrators;

public sealed record AdministratorState
{
    /// <remarks>A document without it sets null: generated JSON code overwrites what an init property starts with.</remarks>
    public string Name { get => field ?? ""; init; }

    public AdministratorRole Role { get; init; }

    public AdministratorStatus Status { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Null for who came with the installation's settings.</summary>
    public CreatingRequest? Request { get; init; }

    public ImmutableArray<StoredKey> ApiKeys { get => field.IsDefault ? [] : field; init; }

    /// <summary>Keyed hashes of keys as they were kept before keys had ids; empty once the row is written again.</summary>
    public ImmutableArray<string> Keys { get => field.IsDefault ? [] : field; init; }
}
