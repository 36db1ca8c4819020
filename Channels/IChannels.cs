using Payments.Money;

namespace Payments.Channels;

/// <summary>The accounts at channels that payments can be sent to.</summary>
public interface IChannels
{
    /// <summary>
    /// The accounts for new payments of a merchant, in the order of their names; never empty. Answered from memory, and with
    /// the same list until an account comes, goes or changes.
    /// </summary>
    /// <param name="owner">A merchant's id; or anything else, for the accounts that every merchant may use.</param>
    IReadOnlyList<ChannelEntry> Of(string owner);

    /// <summary>The account of this name, also one that takes no new payments. One that is not there any more does nothing, and knows nothing of what was sent to it.</summary>
    /// <param name="name">As <see cref="ChannelName"/> has it.</param>
    ValueTask<ChannelEntry> Find(string name);
}

/// <param name="Name">As <see cref="ChannelName"/> has it.</param>
/// <param name="Mode">Whether money that is paid there really moves; null only where nothing can be paid.</param>
/// <param name="CallbackUrl">Where the channel reports what comes later, for orders that can say so; null where it is told at the channel itself.</param>
public sealed record ChannelEntry(string Name, IPaymentChannel Channel, Uri? CallbackUrl = null, PaymentMode? Mode = null);
