using System.Collections.Immutable;
using Payments.Keys;

namespace Payments.ChannelAccounts;

/// <summary>What is null stays as it is; credentials are replaced as a whole.</summary>
/// <param name="By">The administrator's id.</param>
[GenerateSerializer, Immutable, Alias("change-channel-account")]
public sealed record ChangeChannelAccount(
    [property: Id(0)] string By,
    [property: Id(1)] string? Label = null,
    [property: Id(2)] ChannelAccountStatus? Status = null,
    [property: Id(3)] ImmutableDictionary<string, SecretText>? Credentials = null,
    [property: Id(4)] ImmutableDictionary<string, SecretText>? CallbackCredentials = null);
