namespace Payments.Channels;

/// <summary>Reads the callbacks of one account at a channel; what is not signed by the channel, and recently, is not believed.</summary>
public interface ICallbackReader
{
    string Channel { get; }

    /// <summary>The account as its callback's address names it; null where the channel has only one.</summary>
    string? Account => null;

    /// <summary>What the channel takes for a receipt; null where any 2xx will do.</summary>
    string? Acknowledgement => null;

    /// <param name="headers">By lower-case name.</param>
    CallbackReading Read(ReadOnlySpan<byte> body, IReadOnlyDictionary<string, string> headers);
}
