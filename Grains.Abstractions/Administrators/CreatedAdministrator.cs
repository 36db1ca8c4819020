using Payments.Keys;

namespace Payments.Administrators;

/// <summary>The first answer to a creation, and every later answer to the same request.</summary>
[GenerateSerializer, Immutable, Alias("created-administrator")]
public sealed record CreatedAdministrator(
    [property: Id(0)] AdministratorView Administrator,
    [property: Id(1)] SecretText ApiKey,
    [property: Id(2)] bool Replayed);
