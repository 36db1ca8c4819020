namespace Payments.Channels;

/// <summary>The checksum of ISO 3309, which PayPal signs in place of the body.</summary>
internal static class Crc32
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(Entry)];

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var one in bytes) sum = Table[(byte)(sum ^ one)] ^ (sum >> 8);
        return ~sum;
    }

    private static uint Entry(int value)
    {
        var entry = (uint)value;
        for (var bit = 0; bit < 8; bit++) entry = (entry & 1) == 0 ? entry >> 1 : (entry >> 1) ^ 0xEDB88320;
        return entry;
    }
}
