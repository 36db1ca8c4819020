using Payments.Keys;
using Payments.Money;

namespace Payments.Api.Keys;

/// <param name="Scopes">What a merchant's key may be used for, at least one; administrators' keys have none.</param>
/// <param name="Mode">The merchant's, test or live; it can be left out.</param>
/// <param name="Name">What you call it, in 1 to 100 characters.</param>
internal sealed record CreateApiKeyBody(IReadOnlyList<Scope>? Scopes = null, PaymentMode? Mode = null, string? Name = null);
