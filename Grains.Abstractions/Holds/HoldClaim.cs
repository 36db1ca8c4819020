namespace Payments.Holds;

/// <summary>What of a merchant's limits a pre-authorisation counts for.</summary>
[GenerateSerializer, Alias("hold-claim")]
public enum HoldClaim
{
    /// <summary>There is none, or the channel never held the money: nothing counts.</summary>
    Free,

    /// <summary>The channel has yet to say: the amount is held.</summary>
    Asked,

    /// <summary>The channel holds the money: the amount is counted until it ends.</summary>
    Counted,

    /// <summary>It has ended, and what was not captured was given back.</summary>
    Ended,
}
