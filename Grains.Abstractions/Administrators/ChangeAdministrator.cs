namespace Payments.Administrators;

/// <summary>What is null stays as it is.</summary>
/// <param name="By">The administrator who changes this one.</param>
[GenerateSerializer, Immutable, Alias("change-administrator")]
public sealed record ChangeAdministrator(
    [property: Id(0)] string? Name = null,
    [property: Id(1)] AdministratorRole? Role = null,
    [property: Id(2)] AdministratorStatus? Status = null,
    [property: Id(3)] string? By = null);
