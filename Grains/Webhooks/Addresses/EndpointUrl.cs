using System.Collections.Frozen;
using System.Net;
using Payments.Outcomes;

namespace Payments.Webhooks.Addresses;

/// <summary>
/// Which URLs an endpoint may have. What a URL says of its host is read here, and not left to whoever connects; every
/// address that a name leads to is looked at again when connecting. Pure.
/// </summary>
public static class EndpointUrl
{
    public const int MaxLength = 500;
    private const int HttpsPort = 443;
    private const int FirstFreePort = 1024;
    private const int LongestName = 253;
    private const int LongestLabel = 63;

    private static readonly string[] InnerNames = ["localhost", "local", "internal", "intranet", "lan", "home", "corp", "private", "test", "invalid", "onion", "home.arpa", "in-addr.arpa", "ip6.arpa"];

    // Databases, queues and control planes: nothing there takes webhooks.
    private static readonly FrozenSet<int> ServicePorts = FrozenSet.Create(
        1433, 1521, 2049, 2375, 2376, 2379, 2380, 3000, 3306, 3389, 4369, 5432, 5601, 5672, 5900, 5984, 6000, 6379, 6443, 6667, 7001, 8086, 8500, 9042, 9092, 9200, 9300, 10250, 10255, 11211, 15672, 25672, 26379, 27017, 50070);

    /// <summary>The URL as it is judged, kept and called: its host in ASCII, where another shape of the same letters or a % stands for them.</summary>
    public static string Normalise(string text)
    {
        if (AuthorityOf(text) is not { } authority) return text;
        var ascii = CompatibleLetters.ToAscii(Unescaped(authority));
        // Nothing may turn into an end of the host, or into a user before it, that was none as it was written: left as it is, it is refused.
        if (ascii.AsSpan().ContainsAny('/', '?', '@')) return text;
        var start = text.IndexOf("://", StringComparison.Ordinal) + 3;
        return string.Concat(text.AsSpan(0, start), ascii, text.AsSpan(start + authority.Length));
    }

    /// <param name="given">As the merchant wrote it, or normalised.</param>
    /// <param name="allowPrivate">In development: http, and any address and port.</param>
    /// <returns>Why not, or null.</returns>
    public static Refusal? Check(string given, bool allowPrivate)
    {
        if (given.Length is 0 or > MaxLength) return WebhookRefusals.UrlRefused($"url must have 1 to {MaxLength} characters.");
        var text = Normalise(given);
        if (text.Any(letter => letter is <= ' ' or > '~' or '\\' or '#')) return WebhookRefusals.UrlRefused("url must be of ASCII letters without spaces, backslashes or #; write other letters of a host as xn--, of a path as %.");
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url)) return WebhookRefusals.UrlRefused("url must be a whole URL, such as https://shop.example.com/webhooks.");
        if (url.Scheme != Uri.UriSchemeHttps && !(allowPrivate && url.Scheme == Uri.UriSchemeHttp)) return WebhookRefusals.UrlRefused("url must begin with https://.");
        if (AuthorityOf(text) is not { } authority) return WebhookRefusals.UrlRefused("url must name a host behind https://.");
        if (authority.Contains('@', StringComparison.Ordinal)) return WebhookRefusals.UrlRefused("url must hold no user name or password: requests are signed.");
        if (HostOf(authority) is not { } host) return WebhookRefusals.UrlRefused("url must name its host plainly.");
        if (!allowPrivate && !MayBePort(url.Port)) return WebhookRefusals.UrlRefused("url must use port 443, or one from 1024 on that is no database's or the like.");
        return CheckHost(host, allowPrivate);
    }

    private static string? AuthorityOf(string text)
    {
        var start = text.IndexOf("://", StringComparison.Ordinal) + 3;
        if (start < 3) return null;
        var end = text.AsSpan(start).IndexOfAny('/', '?');
        return end < 0 ? text[start..] : text[start..(start + end)];
    }

    // In brackets a % begins the zone of an address, and stands for itself.
    private static string Unescaped(string authority) => authority.StartsWith('[') ? authority : Uri.UnescapeDataString(authority);

    private static string? HostOf(string authority)
    {
        if (authority.StartsWith('[')) return authority.IndexOf(']', StringComparison.Ordinal) is > 0 and var end ? authority[..(end + 1)] : null;
        var host = authority.Split(':')[0].ToLowerInvariant();
        return host.EndsWith('.') ? host[..^1] : host;
    }

    private static bool MayBePort(int port) => port == HttpsPort || (port >= FirstFreePort && !ServicePorts.Contains(port));

    private static Refusal? CheckHost(string host, bool allowPrivate)
    {
        if (host.StartsWith('[')) return CheckBrackets(host, allowPrivate);
        if (!IsName(host)) return WebhookRefusals.UrlRefused("url's host is no name.");
        if (NumericHost.IsNumeric(host)) return NumericHost.Parse(host) is { } v4 ? CheckAddress(v4, allowPrivate) : WebhookRefusals.UrlRefused("url's host is no address.");
        if (allowPrivate) return null;
        var isInner = !host.Contains('.', StringComparison.Ordinal) || InnerNames.Any(name => host.EndsWith("." + name, StringComparison.Ordinal));
        return isInner ? WebhookRefusals.AddressRefused : null;
    }

    private static Refusal? CheckBrackets(string host, bool allowPrivate)
    {
        var zone = host.IndexOf('%', StringComparison.Ordinal);
        if (!IPAddress.TryParse(host.AsSpan()[1..(zone > 0 ? zone : host.Length - 1)], out var v6)) return WebhookRefusals.UrlRefused("url's host is no address.");
        // A zone is an interface of this machine: no address with one is public.
        if (zone > 0) return allowPrivate ? null : WebhookRefusals.AddressRefused;
        return CheckAddress(v6, allowPrivate);
    }

    private static Refusal? CheckAddress(IPAddress address, bool allowPrivate) =>
        allowPrivate || PublicAddresses.IsPublic(address) ? null : WebhookRefusals.AddressRefused;

    private static bool IsName(string host) => host.Length is > 0 and <= LongestName
        && host.Split('.').All(label => label.Length is > 0 and <= LongestLabel && label.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'));
}
