using System.Collections.Immutable;

namespace Payments.Administrators;

/// <summary>Who can manage administrators: the active owners.</summary>
public sealed record OwnersState
{
    public ImmutableArray<string> Owners { get; init; } = [];
}
