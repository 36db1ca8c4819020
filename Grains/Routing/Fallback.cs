using Payments.Channels;

namespace Payments.Routing;

/// <summary>Whether a payment goes on to the next channel after a decline. The one table of it, without a default.</summary>
/// <remarks>
/// Only a decline goes on: the channel has said that no money moves. An attempt whose outcome is unknown is asked for and
/// never sent elsewhere, and one that reached nobody is first sent again.
/// </remarks>
public static class Fallback
{
    /// <param name="retryable">What the channel's own code says of it.</param>
    public static bool GoesOn(DeclineReason reason, bool retryable) => RuleOf(reason) switch
    {
        FallbackRule.Stops => false,
        FallbackRule.GoesOn => true,
        FallbackRule.AsTheChannelSays => retryable,
    };

    public static FallbackRule RuleOf(DeclineReason reason) => reason switch
    {
        // The issuer says these, and says them again whoever asks; asking again looks like trying cards out.
        DeclineReason.InsufficientFunds => FallbackRule.Stops,
        DeclineReason.ExpiredCard => FallbackRule.Stops,
        DeclineReason.IncorrectCvc => FallbackRule.Stops,
        DeclineReason.LostCard => FallbackRule.Stops,
        DeclineReason.StolenCard => FallbackRule.Stops,
        DeclineReason.FraudSuspected => FallbackRule.Stops,
        DeclineReason.InvalidAccount => FallbackRule.Stops,
        DeclineReason.AuthenticationFailed => FallbackRule.Stops,
        DeclineReason.NotAllowedNow => FallbackRule.Stops,
        // An issuer without a reason may like another acquirer better; a limit may be the card's or the channel's.
        DeclineReason.CardDeclined => FallbackRule.AsTheChannelSays,
        DeclineReason.LimitExceeded => FallbackRule.AsTheChannelSays,
        // Something that is wrong in itself is wrong elsewhere; something that is wrong for one channel is not.
        DeclineReason.InvalidRequest => FallbackRule.AsTheChannelSays,
        DeclineReason.NotSupported => FallbackRule.GoesOn,
        DeclineReason.ChannelError => FallbackRule.GoesOn,
    };
}

public enum FallbackRule
{
    Stops,
    GoesOn,
    AsTheChannelSays,
}
