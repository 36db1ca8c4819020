namespace Payments.Signing;

/// <summary>A nonce that was used; kept until a request with it would be too old anyway.</summary>
public sealed record NonceState(DateTimeOffset ExpiresAt);
