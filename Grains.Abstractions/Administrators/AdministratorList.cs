using Payments.Paging;

namespace Payments.Administrators;

/// <summary>Which administrators a list shows; what is null does not narrow it.</summary>
[GenerateSerializer, Immutable, Alias("administrator-list")]
public sealed record AdministratorList(
    [property: Id(0)] ListWindow Window,
    [property: Id(1)] AdministratorRole? Role = null,
    [property: Id(2)] AdministratorStatus? Status = null);
