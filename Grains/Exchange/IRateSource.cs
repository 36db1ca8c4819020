namespace Payments.Exchange;

/// <summary>Where exchange rates come from.</summary>
public interface IRateSource
{
    /// <summary>The bytes of the document; at most <see cref="RateDocument.MostBytes"/>.</summary>
    Task<byte[]> Read(CancellationToken cancellation);
}

/// <summary>The source could not be read, or what it says cannot be used. The message holds nothing of what was read.</summary>
public sealed class RateSourceException(string message, Exception? inner = null) : Exception(message, inner);
