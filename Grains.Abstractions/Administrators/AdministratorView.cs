namespace Payments.Administrators;

/// <summary>What an administrator looks like from outside.</summary>
/// <param name="ChangedBy">The administrator who made or changed this one last; missing where the installation's settings did.</param>
[GenerateSerializer, Immutable, Alias("administrator-view")]
public sealed record AdministratorView(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] AdministratorRole Role,
    [property: Id(3)] AdministratorStatus Status,
    [property: Id(4)] DateTimeOffset CreatedAt,
    [property: Id(5)] string? ChangedBy = null)
{
    public bool IsActiveOwner() => Role == AdministratorRole.Owner && Status == AdministratorStatus.Active;
}
