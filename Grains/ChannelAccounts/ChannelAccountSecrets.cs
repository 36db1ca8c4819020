using Payments.Secrets;
using Payments.Storage.Reads;

namespace Payments.ChannelAccounts;

/// <summary>The credentials of accounts at channels, as rows that keep sealed ones.</summary>
public sealed class ChannelAccountSecrets(IGrainFactory grains, SqlReads reads) : ISealedSecrets
{
    private static readonly string Query = SealedDocuments.Query("channel_accounts", "credentials", "callback_credentials");

    public string Name => "channel_accounts";

    public Task<List<string>> Next(string prefix, string after, int most, CancellationToken cancellation) => SealedDocuments.Next(reads, Query, prefix, after, most, cancellation);

    public Task Renew(string id) => grains.GetGrain<IChannelAccountGrain>(id).RenewSecrets();
}
