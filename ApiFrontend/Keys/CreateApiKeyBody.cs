using Payments.Keys;

namespace Payments.Api.Keys;

/// <param name="Scopes">What a merchant's key may be used for, at least one; administrators' keys have none.</param>
/// <param name="Mode">test or live; test when it is left out.</param>
/// <param name="Name">What you call it, in 1 to 100 characters.</param>
internal sealed record CreateApiKeyBody(IReadOnlyList<Scope>? Scopes = null, KeyMode? Mode = null, string? Name = null);
