namespace Payments.Storage.Grains;

/// <summary>
/// Says of a call that its grain's row cannot exist yet, so that activating the grain need not read it. A word that turns
/// out wrong does no harm: the insert conflicts, and the next activation reads.
/// </summary>
public static class FreshRow
{
    private const string Name = "payments.fresh-row";

    /// <param name="key">The grain's key: a call that the grain itself makes carries the word on, and must not be meant.</param>
    public static T Call<T>(string key, Func<T> call)
    {
        RequestContext.Set(Name, key);
        try
        {
            return call();
        }
        finally
        {
            RequestContext.Remove(Name);
        }
    }

    internal static bool Is(string key) => RequestContext.Get(Name) is string fresh && fresh == key;
}
