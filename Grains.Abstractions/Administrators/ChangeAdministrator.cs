namespace Payments.Administrators;

/// <summary>What is null stays as it is.</summary>
[GenerateSerializer, Immutable, Alias("change-administrator")]
public sealed record ChangeAdministrator(
    [property: Id(0)] string? Name = null,
    [property: Id(1)] AdministratorRole? Role = null,
    [property: Id(2)] AdministratorStatus? Status = null);
