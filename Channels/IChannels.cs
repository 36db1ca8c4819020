namespace Payments.Channels;

/// <summary>The accounts at channels that payments can be sent to.</summary>
public interface IChannels
{
    /// <summary>In the order of their names; never empty.</summary>
    IReadOnlyList<ChannelEntry> All { get; }

    /// <summary>One that is not there any more does nothing, and knows nothing of what was sent to it.</summary>
    /// <param name="name">As <see cref="ChannelName"/> has it.</param>
    IPaymentChannel Find(string name);

    /// <summary>Where the account reports what comes later, for orders that can say so.</summary>
    Uri? CallbackUrl(string name);
}

/// <param name="Name">As <see cref="ChannelName"/> has it.</param>
/// <param name="CallbackUrl">Where the channel reports what comes later; null where it is told at the channel itself.</param>
public sealed record ChannelEntry(string Name, IPaymentChannel Channel, Uri? CallbackUrl = null);
