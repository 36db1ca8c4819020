using System.Collections.Immutable;

namespace Payments.Administrators;

public sealed record AdministratorState
{
    /// <summary>Keyed hashes of the administrator's keys.</summary>
    public ImmutableArray<string> Keys { get; init; } = [];
}
