using Payments.Administrators;

namespace Payments.Api.Administrators;

/// <summary>What is left out, or null, stays as it is.</summary>
/// <param name="Name">1 to 100 characters.</param>
/// <param name="Role">owner, operator, finance or viewer.</param>
/// <param name="Status">disabled ends the use of all keys; active allows it again.</param>
internal sealed record ChangeAdministratorBody(string? Name = null, AdministratorRole? Role = null, AdministratorStatus? Status = null);
