namespace Payments.Administrators;

/// <summary>What an administrator looks like from outside.</summary>
[GenerateSerializer, Immutable, Alias("administrator-view")]
public sealed record AdministratorView(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] AdministratorRole Role,
    [property: Id(3)] AdministratorStatus Status,
    [property: Id(4)] DateTimeOffset CreatedAt)
{
    public bool IsActiveOwner() => Role == AdministratorRole.Owner && Status == AdministratorStatus.Active;
}
