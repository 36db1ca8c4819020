using Payments.Channels;
using Payments.Ids;

namespace Payments.ChannelAccounts;

/// <summary>The accounts of the environment and those that administrators made, to calls and to routing the same.</summary>
public sealed class AllChannels(ConfiguredChannels configured, AccountCopy copy) : IChannels
{
    public IReadOnlyList<ChannelEntry> Of(string owner) => copy.Now.For(owner);

    public ValueTask<ChannelEntry> Find(string name) => configured.Known(name) is { } entry ? new(entry) : FindStored(name);

    private async ValueTask<ChannelEntry> FindStored(string name) =>
        await copy.Find(ChannelName.Channel(name), ChannelName.Account(name)) is { } account ? account.Entry : ConfiguredChannels.Nowhere;
}

/// <summary>The readers of callbacks, found in the same way.</summary>
public sealed class AllCallbackReaders(IEnumerable<ICallbackReader> configured, AccountCopy copy) : ICallbackReaders
{
    public async ValueTask<ICallbackReader?> Find(string channel, string? account)
    {
        if (configured.FirstOrDefault(one => one.Channel == channel && one.Account == account) is { } reader) return reader;
        return account is not null && await copy.Find(channel, account) is { } stored ? await stored.Channel.Reader() : null;
    }
}

internal static class AccountSearch
{
    /// <summary>One that the copy does not know may have been made by another process just now.</summary>
    public static async ValueTask<StoredAccount?> Find(this AccountCopy copy, string channel, string account)
    {
        if (!EntityId.IsWellFormed(IdPrefix.ChannelAccount, account)) return null;
        if (copy.Now.Stored(channel, account) is { } known) return known;
        await copy.Renew();
        return copy.Now.Stored(channel, account);
    }
}
