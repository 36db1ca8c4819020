namespace Payments.Channels;

/// <summary>What a request that says it comes from a channel turned out to be. These cases are all there are.</summary>
public abstract record CallbackReading
{
    private CallbackReading()
    {
    }

    /// <summary>Signed by the channel, about one attempt.</summary>
    public sealed record Genuine(ChannelCallback Callback) : CallbackReading;

    /// <summary>Signed by the channel, about something that no payment waits for.</summary>
    /// <param name="Id">The same however often the channel sends it.</param>
    public sealed record Irrelevant(string Id, string Type) : CallbackReading;

    /// <summary>Signed by the channel, and not what the channel says that it sends.</summary>
    public sealed record Malformed(string Why) : CallbackReading;

    /// <summary>Not signed by the channel, or not recently.</summary>
    /// <param name="Why">For our log; whoever sent it is not told, and nothing of what was sent is in it.</param>
    public sealed record NotGenuine(string Why) : CallbackReading;
}
