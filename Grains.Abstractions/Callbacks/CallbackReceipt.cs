namespace Payments.Callbacks;

[GenerateSerializer, Alias("callback-receipt")]
public enum CallbackReceipt
{
    /// <summary>Stored, now or when it came before.</summary>
    Stored,

    /// <summary>No such channel is configured.</summary>
    UnknownChannel,

    /// <summary>Not signed by the channel, or not recently.</summary>
    NotGenuine,

    /// <summary>Signed by the channel, and yet not a callback that can be read.</summary>
    Malformed,
}
