using Payments.Administrators;

namespace Payments.Api.Administrators;

/// <param name="Administrator">The administrator as created.</param>
/// <param name="ApiKey">Their first key. Keep it: it is shown only in this answer.</param>
/// <param name="SigningSecret">What requests with this key may be signed with; shown only here, too.</param>
internal sealed record CreatedAdministratorBody(AdministratorView Administrator, string ApiKey, string SigningSecret);
