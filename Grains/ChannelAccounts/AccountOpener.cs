using Microsoft.Extensions.Logging;
using Payments.Channels;
using Payments.Routing;
using Payments.Secrets;

namespace Payments.ChannelAccounts;

/// <summary>Reads stored accounts and puts their credentials to use.</summary>
public sealed class AccountOpener(AccountRows rows, SecretBox box, ChannelAdapters adapters, HealthReports reports, ILogger<AccountOpener> log)
{
    public async Task<OpenAccount> Open(string id)
    {
        var state = await rows.State(id);
        var address = ChannelAccountRules.AddressOf(state.Channel, state.BaseUrl);
        var credentials = SealedCredentials.Open(box, id, state.Credentials);
        var reader = state.CallbackCredentials is { } callbacks ? adapters.OpenReader(state.Channel, id, SealedCredentials.Open(box, id, callbacks, callbacks: true)) : null;
        return new OpenAccount(adapters.Open(new ChannelAccount(state.Channel, id, address, credentials)), reader);
    }

    /// <summary>An account that calls know, and that is opened by the first of them.</summary>
    public StoredAccount Account(AccountRow row)
    {
        var channel = new StoredChannel(row.Channel, ChannelFactories.Of(row.Channel).Capabilities, () => Open(row.Id), failure => Failed(row, failure));
        return new StoredAccount(row, channel, new ChannelEntry(ChannelName.Of(row.Channel, row.Id), channel, adapters.CallbackUrl(row.Channel, row.Id), ChannelAccountRules.ModeOf(row.Channel, row.Mode)));
    }

    private void Failed(AccountRow row, Exception failure)
    {
        // What an exception says may hold anything; its kind is enough to tell a key that is gone from a database that is away.
        log.LogError("The credentials of account {Account} cannot be read: {Reason}", row.Id, failure.GetType().Name);
        reports.Add(row.Channel, row.Id, ChannelOutcome.Failed, TimeSpan.Zero);
    }
}

/// <summary>A stored account in the memory of this process.</summary>
public sealed record StoredAccount(AccountRow Row, StoredChannel Channel, ChannelEntry Entry);
