namespace Payments.Exchange;

/// <summary>Rates from a file that something else keeps up to date.</summary>
public sealed class FileRates(string path) : IRateSource
{
    public async Task<byte[]> Read(CancellationToken cancellation)
    {
        try
        {
            await using var file = File.OpenRead(path);
            return await BoundedBytes.Read(file, cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RateSourceException("The file of exchange rates could not be read.", e);
        }
    }
}
