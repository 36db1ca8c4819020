using System.Globalization;
using Payments.Storage.Mapping;

namespace Payments.Routing;

/// <summary>One version of a configuration or of the fees, kept beside the one that stands.</summary>
/// <param name="Owner">A merchant's id, the platform, or the fees.</param>
/// <param name="Document">The whole state as it was written.</param>
public sealed record RoutingChange(string Owner, long Version, DateTimeOffset ChangedAt, string Document)
{
    public const string Fees = "fees";

    /// <summary>Follows from owner and version, so that no version is kept twice.</summary>
    public string Id => string.Create(CultureInfo.InvariantCulture, $"{Owner}/{Version}");
}

/// <summary>How both kinds of state keep their versions: the one table of them.</summary>
public static class RoutingChangeColumns
{
    public static StateMapping<TState> KeepsVersions<TState>(this StateMapping<TState> mapping, Func<TState, List<RoutingChange>> changes) =>
        mapping.Appends("routing_changes", changes, columns => columns
            .Column("id", one => one.Id)
            .Column("owner", one => one.Owner)
            .Column("version", one => one.Version)
            .Column("changed_at", one => one.ChangedAt)
            .Column("doc", one => one.Document));
}
