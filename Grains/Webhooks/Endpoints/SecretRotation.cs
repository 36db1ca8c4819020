using Payments.Keys;

namespace Payments.Webhooks.Endpoints;

public sealed record SecretRotation(string Id, CreatingRequest Request);
