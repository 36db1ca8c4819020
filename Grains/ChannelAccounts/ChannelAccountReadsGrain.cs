using System.Text.Json;
using Npgsql;
using Orleans.Concurrency;
using Payments.Paging;
using Payments.Storage.Reads;

namespace Payments.ChannelAccounts;

/// <summary>Holds nothing, so many may read at once, and each may wait for PostgreSQL many times at once.</summary>
[StatelessWorker, Reentrant]
public sealed class ChannelAccountReadsGrain(SqlReads reads, ChannelAccountSettings settings) : Grain, IChannelAccountReadsGrain
{
    private static readonly ListOrder Newest = new("created_at", "key");
    private static readonly ListOrder Latest = new("changed_at", "id", ordinal: "version");

    public Task<ListPage<ChannelAccountView>> List(ChannelAccountList query)
    {
        var text = new ListQuery("channel_accounts", Newest, "doc")
            .Where("channel", query.Channel)
            .Where("status", query.Status is { } status ? ChannelAccountRules.Word(status) : null);
        return reads.Page(text, query.Window, View);
    }

    public Task<ListPage<ChannelAccountView>> Changes(string accountId, ListWindow window) => reads.Page(
        new ListQuery("channel_account_changes", Latest, "doc").Where("account_id", accountId),
        window,
        row => JsonSerializer.Deserialize(row.GetFieldValue<byte[]>(ListQuery.FirstColumn), ChannelAccountJson.Default.ChannelAccountView)!);

    private ChannelAccountView View(NpgsqlDataReader row) => ChannelAccountRules.View(
        row.GetString(2), JsonSerializer.Deserialize(row.GetFieldValue<byte[]>(ListQuery.FirstColumn), ChannelAccountJson.Default.ChannelAccountState)!, settings.PublicUrl);
}
