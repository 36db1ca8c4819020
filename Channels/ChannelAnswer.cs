namespace Payments.Channels;

/// <summary>What a channel's answer means for one attempt. These cases are all there are.</summary>
public abstract record ChannelAnswer
{
    private ChannelAnswer()
    {
    }

    /// <summary>The money has moved; of an authorisation: it is held.</summary>
    /// <param name="Expires">Of an authorisation: until when the channel holds it, where it says so.</param>
    /// <param name="Note">What somebody should know of it: that the customer paid more than was ordered, say.</param>
    public sealed record Succeeded(string Reference, DateTimeOffset? Expires = null, string? Note = null) : ChannelAnswer;

    /// <summary>The channel has decided against it; no money moves in this attempt.</summary>
    /// <param name="Retryable">Whether another channel, or a later attempt, may well accept the same payment.</param>
    /// <param name="ChannelCode">The channel's own word for the reason.</param>
    /// <param name="MayComeLate">It is only over because the customer took too long, who may pay it all the same.</param>
    public sealed record Declined(DeclineReason Reason, bool Retryable, string ChannelCode, bool MayComeLate = false) : ChannelAnswer;

    /// <summary>The customer has to act at the redirect address; the outcome follows by callback or query.</summary>
    public sealed record CustomerAction(string Reference, Uri Redirect, DateTimeOffset Expires) : ChannelAnswer;

    /// <summary>The channel has it in hand; the outcome follows by callback or query.</summary>
    /// <param name="Claim">Of a refund: where the customer has to fetch it.</param>
    /// <param name="IsCustomersTurn">The customer has yet to act where an earlier answer has led, and the channel does not say again where that is.</param>
    public sealed record Processing(string Reference, Uri? Claim = null, bool IsCustomersTurn = false) : ChannelAnswer;

    /// <summary>To a query only: the channel has not seen this attempt. Repeating it is safe.</summary>
    /// <remarks>
    /// Abandoning it is safe once no request of the attempt can still be on its way, so not before the call's own
    /// timeout has passed.
    /// </remarks>
    public sealed record NotFound : ChannelAnswer;

    /// <summary>Anything may have happened: ask again with a query, never take it for a failure.</summary>
    public sealed record Unknown(string Why) : ChannelAnswer;

    /// <summary>This call certainly did nothing, because no connection came about. Earlier calls may have acted.</summary>
    public sealed record NotSent(string Why) : ChannelAnswer;
}
