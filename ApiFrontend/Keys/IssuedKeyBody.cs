using Payments.Keys;

namespace Payments.Api.Keys;

/// <param name="Key">The key as lists show it.</param>
/// <param name="ApiKey">What X-API-Key takes. Keep it: it is shown only in this answer.</param>
/// <param name="SigningSecret">What requests with this key are signed with; shown only here, too.</param>
internal sealed record IssuedKeyBody(ApiKeyView Key, string ApiKey, string SigningSecret);
