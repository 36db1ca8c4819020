using Payments.Requests;

namespace Payments.Administrators;

/// <param name="By">The administrator who makes this one.</param>
[GenerateSerializer, Immutable, Alias("create-administrator")]
public sealed record CreateAdministrator(
    [property: Id(0)] IdempotentRequest Request,
    [property: Id(1)] string Name,
    [property: Id(2)] AdministratorRole Role,
    [property: Id(3)] string? By = null);
