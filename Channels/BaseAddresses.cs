namespace Payments.Channels;

/// <summary>Where an account's API may be. Credentials go there, so it is encrypted, or does not leave the machine.</summary>
public static class BaseAddresses
{
    public const int Longest = 255;

    /// <param name="allowLoopback">Whether it may be http on the machine itself.</param>
    /// <returns>Null where credentials must not go.</returns>
    public static Uri? Read(string text, bool allowLoopback) =>
        text.Length <= Longest && Uri.TryCreate(text, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || allowLoopback && url.Scheme == Uri.UriSchemeHttp && url.IsLoopback)
        // Requests add their own path and query, and credentials have fields of their own.
        && url is { UserInfo: "", Query: "", Fragment: "", Host.Length: > 0 }
            ? url
            : null;
}
