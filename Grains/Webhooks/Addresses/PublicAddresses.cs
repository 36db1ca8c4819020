using System.Net;
using System.Net.Sockets;

namespace Payments.Webhooks.Addresses;

/// <summary>Which addresses belong to the public internet, whatever form they are written or wrapped in. Pure.</summary>
public static class PublicAddresses
{
    private const int V4Length = 4;

    // Own network, loopback, carrier-grade NAT, link-local (clouds keep their metadata there), documentation, benchmarks,
    // relays, multicast, and the reserved rest with broadcast at its end.
    private static readonly IPNetwork[] NotPublicV4 =
    [
        IPNetwork.Parse("0.0.0.0/8"), IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("100.64.0.0/10"), IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("169.254.0.0/16"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.0.0.0/24"), IPNetwork.Parse("192.0.2.0/24"),
        IPNetwork.Parse("192.88.99.0/24"), IPNetwork.Parse("192.168.0.0/16"), IPNetwork.Parse("198.18.0.0/15"), IPNetwork.Parse("198.51.100.0/24"),
        IPNetwork.Parse("203.0.113.0/24"), IPNetwork.Parse("224.0.0.0/4"), IPNetwork.Parse("240.0.0.0/4"),
    ];

    // Within the global unicast range: special purposes with Teredo, documentation, and 6to4.
    private static readonly IPNetwork[] NotPublicV6 =
        [IPNetwork.Parse("2001::/23"), IPNetwork.Parse("2001:db8::/32"), IPNetwork.Parse("2002::/16"), IPNetwork.Parse("3fff::/20")];

    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork Mapped = IPNetwork.Parse("::ffff:0:0/96");

    // What a resolver answers with where only NAT64 leads to the old internet: as public as the address inside.
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    public static bool IsPublic(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork) return !NotPublicV4.Any(network => network.Contains(address));
        if (address.AddressFamily != AddressFamily.InterNetworkV6 || address.ScopeId != 0) return false;
        if (Mapped.Contains(address) || Nat64.Contains(address)) return IsPublic(new IPAddress(address.GetAddressBytes().AsSpan(^V4Length)));
        return GlobalUnicast.Contains(address) && !NotPublicV6.Any(network => network.Contains(address)) && !IsTunnel(address);
    }

    // ISATAP hides an IPv4 address behind these four bytes, under any prefix.
    private static bool IsTunnel(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        return bytes[8] is 0 or 2 && bytes[9] == 0 && bytes[10] == 0x5e && bytes[11] == 0xfe;
    }
}
