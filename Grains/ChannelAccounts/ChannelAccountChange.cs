using System.Globalization;
using Payments.Storage.Mapping;

namespace Payments.ChannelAccounts;

/// <summary>How an account stood after a change, kept beside the one that stands.</summary>
/// <param name="Document">What administrators are shown of it, so no secret.</param>
public sealed record ChannelAccountChange(string AccountId, long Version, DateTimeOffset ChangedAt, string ChangedBy, string Document)
{
    /// <summary>Follows from account and version, so that no change is kept twice.</summary>
    public string Id => string.Create(CultureInfo.InvariantCulture, $"{AccountId}/{Version}");
}

public static class ChannelAccountColumns
{
    public static StateMapping<ChannelAccountState> KeepsChanges(this StateMapping<ChannelAccountState> mapping) =>
        mapping.Appends("channel_account_changes", state => state.Changes, columns => columns
            .Column("id", one => one.Id)
            .Column("account_id", one => one.AccountId)
            .Column("version", one => one.Version)
            .Column("changed_at", one => one.ChangedAt)
            .Column("changed_by", one => one.ChangedBy)
            .Column("doc", one => one.Document));
}
