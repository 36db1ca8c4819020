namespace Payments.Exchange;

/// <summary>Reads a stream to its end, but never more than a document may have, whatever was said of its length.</summary>
internal static class BoundedBytes
{
    public static async Task<byte[]> Read(Stream stream, CancellationToken cancellation)
    {
        using var read = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await stream.ReadAsync(buffer, cancellation) is var count && count > 0)
        {
            if (read.Length + count > RateDocument.MostBytes) throw new RateSourceException("The exchange rates are too long.");
            read.Write(buffer, 0, count);
        }

        return read.ToArray();
    }
}
