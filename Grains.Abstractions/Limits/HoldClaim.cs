namespace Payments.Limits;

/// <summary>What of a merchant's limits a payment or pre-authorisation counts for.</summary>
[GenerateSerializer, Alias("hold-claim")]
public enum HoldClaim
{
    /// <summary>There is none, or its money never came: nothing counts.</summary>
    Free,

    /// <summary>The channel has yet to say whether it has it: the amount is held.</summary>
    Asked,

    /// <summary>The channel has it, perhaps for weeks: the amount is counted until it ends.</summary>
    Counted,

    /// <summary>It has ended, and what does not count any more was given back.</summary>
    Ended,
}
