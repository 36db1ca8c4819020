using System.Net;

namespace Payments.Webhooks.Addresses;

/// <summary>Addresses that begin with the same bits. IPNetwork takes IPv4-mapped addresses for others than they are, so bits are compared here.</summary>
public sealed class AddressRange
{
    private readonly byte[] _bytes;
    private readonly int _bits;

    private AddressRange(byte[] bytes, int bits) => (_bytes, _bits) = (bytes, bits);

    /// <param name="text">An address, a slash, and how many bits count.</param>
    public static AddressRange Of(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return new AddressRange(IPAddress.Parse(text.AsSpan(0, slash)).GetAddressBytes(), int.Parse(text.AsSpan(slash + 1), System.Globalization.CultureInfo.InvariantCulture));
    }

    public bool Contains(ReadOnlySpan<byte> address)
    {
        if (address.Length != _bytes.Length) return false;
        var whole = _bits / 8;
        if (!address[..whole].SequenceEqual(_bytes.AsSpan(0, whole))) return false;
        var rest = _bits % 8;
        return rest == 0 || (address[whole] ^ _bytes[whole]) >> (8 - rest) == 0;
    }
}
