using System.Net;
using System.Net.Sockets;

namespace Payments.Webhooks.Addresses;

/// <summary>Which addresses belong to the public internet, whatever form they are written or wrapped in. Pure.</summary>
public static class PublicAddresses
{
    private const int V4Length = 4;

    // Own network, loopback, carrier-grade NAT, link-local (clouds keep their metadata there), documentation, benchmarks,
    // relays, multicast, and the reserved rest with broadcast at its end.
    private static readonly AddressRange[] NotPublicV4 =
    [
        AddressRange.Of("0.0.0.0/8"), AddressRange.Of("10.0.0.0/8"), AddressRange.Of("100.64.0.0/10"), AddressRange.Of("127.0.0.0/8"),
        AddressRange.Of("169.254.0.0/16"), AddressRange.Of("172.16.0.0/12"), AddressRange.Of("192.0.0.0/24"), AddressRange.Of("192.0.2.0/24"),
        AddressRange.Of("192.88.99.0/24"), AddressRange.Of("192.168.0.0/16"), AddressRange.Of("198.18.0.0/15"), AddressRange.Of("198.51.100.0/24"),
        AddressRange.Of("203.0.113.0/24"), AddressRange.Of("224.0.0.0/4"), AddressRange.Of("240.0.0.0/4"),
    ];

    // Within the global unicast range: special purposes with Teredo, documentation, and 6to4.
    private static readonly AddressRange[] NotPublicV6 =
        [AddressRange.Of("2001::/23"), AddressRange.Of("2001:db8::/32"), AddressRange.Of("2002::/16"), AddressRange.Of("3fff::/20")];

    private static readonly AddressRange GlobalUnicast = AddressRange.Of("2000::/3");
    private static readonly AddressRange Mapped = AddressRange.Of("::ffff:0:0/96");

    // What a resolver answers with where only NAT64 leads to the old internet: as public as the address inside.
    private static readonly AddressRange Nat64 = AddressRange.Of("64:ff9b::/96");

    public static bool IsPublic(IPAddress address) => address.AddressFamily switch
    {
        AddressFamily.InterNetwork => IsPublicV4(address.GetAddressBytes()),
        AddressFamily.InterNetworkV6 => address.ScopeId == 0 && IsPublicV6(address.GetAddressBytes()),
        _ => false,
    };

    private static bool IsPublicV4(ReadOnlySpan<byte> address)
    {
        foreach (var range in NotPublicV4)
            if (range.Contains(address)) return false;
        return true;
    }

    private static bool IsPublicV6(ReadOnlySpan<byte> address)
    {
        if (Mapped.Contains(address) || Nat64.Contains(address)) return IsPublicV4(address[^V4Length..]);
        foreach (var range in NotPublicV6)
            if (range.Contains(address)) return false;
        return GlobalUnicast.Contains(address) && !IsTunnel(address);
    }

    // ISATAP hides an IPv4 address behind these four bytes, under any prefix.
    private static bool IsTunnel(ReadOnlySpan<byte> address) => address[8] is 0 or 2 && address[9] == 0 && address[10] == 0x5e && address[11] == 0xfe;
}
