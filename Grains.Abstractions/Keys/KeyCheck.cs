using System.Collections.Immutable;
using Payments.Administrators;

namespace Payments.Keys;

/// <summary>What a key that was found right is good for: all that a request's admission depends on, in one answer.</summary>
/// <param name="KeyId">Which of the owner's keys it is.</param>
/// <param name="Scopes">What a merchant's key may be used for.</param>
/// <param name="Role">What an administrator may do; null for merchants.</param>
/// <param name="OwnerSuspended">The merchant is suspended: reading is allowed, changing its account is not.</param>
/// <param name="SignatureRequired">The merchant wants every request signed.</param>
[GenerateSerializer, Immutable, Alias("key-check")]
public sealed record KeyCheck(
    [property: Id(0)] string KeyId,
    [property: Id(1)] ImmutableArray<Scope> Scopes,
    [property: Id(2)] AdministratorRole? Role,
    [property: Id(3)] bool OwnerSuspended,
    [property: Id(4)] bool SignatureRequired);
