using Npgsql;
using Payments.Secrets;
using Payments.Storage.Reads;

namespace Payments.ChannelAccounts;

/// <summary>The credentials of accounts at channels, as rows that keep sealed ones.</summary>
public sealed class ChannelAccountSecrets(IGrainFactory grains, SqlReads reads) : ISealedSecrets
{
    // In a document, quotes of what an administrator wrote are escaped: these are the fields.
    private const string Text = """
        SELECT key FROM channel_accounts
        WHERE key > $1 AND (position('"credentials":"' || $2 IN doc) = 0
          OR (position('"callback_credentials":"' IN doc) > 0 AND position('"callback_credentials":"' || $2 IN doc) = 0))
        ORDER BY key LIMIT $3
        """;

    public string Name => "channel_accounts";

    public Task<List<string>> Next(string prefix, string after, int most, CancellationToken cancellation) => reads.ReadAsync(
        Text,
        [new NpgsqlParameter<string> { TypedValue = after }, new NpgsqlParameter<string> { TypedValue = prefix }, new NpgsqlParameter<int> { TypedValue = most }],
        row => row.GetString(0),
        cancellation);

    public Task Renew(string id) => grains.GetGrain<IChannelAccountGrain>(id).RenewSecrets();
}
