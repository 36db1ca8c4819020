using Payments.Administrators;

namespace Payments.Api.Administrators;

/// <param name="Name">1 to 100 characters.</param>
/// <param name="Role">owner, operator, finance or viewer.</param>
internal sealed record CreateAdministratorBody(string Name = "", AdministratorRole? Role = null);
