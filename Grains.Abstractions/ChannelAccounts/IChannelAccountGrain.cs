using Orleans.Concurrency;
using Payments.Outcomes;

namespace Payments.ChannelAccounts;

/// <summary>One account at a channel. Its key is the account's id. To a merchant, all but their own are missing.</summary>
[Alias("channel-account")]
public interface IChannelAccountGrain : IGrainWithStringKey
{
    /// <param name="allowed">How many accounts the owner has room for; asked only when one is really created.</param>
    [Alias("create")]
    Task<Outcome<CreatedChannelAccount>> Create(CreateChannelAccount command, int allowed);

    /// <param name="merchantId">Null for administrators.</param>
    [ReadOnly, Alias("read")]
    Task<Outcome<ChannelAccountView>> Read(string? merchantId);

    /// <summary>Calls to the channel go by it within five seconds, in every process.</summary>
    [Alias("change")]
    Task<Outcome<ChannelAccountView>> Change(ChangeChannelAccount command);

    /// <summary>Seals its credentials under the first key of the ring, where they are under another.</summary>
    [Alias("renew-secrets")]
    Task RenewSecrets();
}
