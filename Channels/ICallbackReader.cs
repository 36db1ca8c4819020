namespace Payments.Channels;

/// <summary>Reads one channel's callbacks; what is not signed by the channel, and recently, is nothing.</summary>
public interface ICallbackReader
{
    string Channel { get; }

    /// <summary>The header that the reader needs beside the body.</summary>
    string SignatureHeader { get; }

    /// <summary>The callback, or null when it is not to be believed.</summary>
    ChannelCallback? Read(ReadOnlySpan<byte> body, string? signature);
}
