using System.Collections.Immutable;
using Payments.Keys;
using Payments.Money;
using Payments.Requests;

namespace Payments.ChannelAccounts;

/// <param name="By">The administrator's id.</param>
/// <param name="MerchantId">Null for an account that every merchant may use.</param>
/// <param name="BaseUrl">Null for the provider's own.</param>
/// <param name="Mode">Null where the account says it itself.</param>
[GenerateSerializer, Immutable, Alias("create-channel-account")]
public sealed record CreateChannelAccount(
    [property: Id(0)] IdempotentRequest Request,
    [property: Id(1)] string By,
    [property: Id(2)] string Channel,
    [property: Id(3)] string? MerchantId,
    [property: Id(4)] string Label,
    [property: Id(5)] string? BaseUrl,
    [property: Id(6)] ChannelAccountStatus Status,
    [property: Id(7)] ImmutableDictionary<string, SecretText> Credentials,
    [property: Id(8)] ImmutableDictionary<string, SecretText>? CallbackCredentials,
    [property: Id(9)] PaymentMode? Mode = null);
