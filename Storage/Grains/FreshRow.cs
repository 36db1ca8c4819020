namespace Payments.Storage.Grains;

/// <summary>
/// Says of a call that its grain's row does not exist yet, so that activating the grain need not read it. A word that turns
/// out wrong does no harm: the insert conflicts, and then the row is read.
/// </summary>
public static class FreshRow
{
    private const string Name = "payments.fresh-row";

    /// <summary>The etag of a row that was taken for absent, until it is written or read.</summary>
    internal const string UnreadETag = "unread";

    /// <param name="grain">The only one that is meant: the calls that it makes itself carry the word on, to others of the same key, too.</param>
    public static T Call<T>(GrainId grain, Func<T> call)
    {
        RequestContext.Set(Name, grain.ToString());
        try
        {
            return call();
        }
        finally
        {
            RequestContext.Remove(Name);
        }
    }

    /// <summary>Whether the row with this etag was taken for absent, and nobody has looked.</summary>
    public static bool IsUnread(string? etag) => etag == UnreadETag;

    /// <summary>Reads a row that was taken for absent, whatever was said of the call that is under way.</summary>
    public static Task Read(Orleans.Core.IStorage row)
    {
        RequestContext.Remove(Name);
        return row.ReadStateAsync();
    }

    internal static bool Is(GrainId grain) => RequestContext.Get(Name) is string fresh && fresh == grain.ToString();
}
