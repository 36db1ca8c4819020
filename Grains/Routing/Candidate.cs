namespace Payments.Routing;

/// <summary>An account that may take the payment, with its health at the moment.</summary>
public sealed record Candidate(RouteCandidate Account, CandidateHealth Health)
{
    public string Channel => Account.Channel;

    public string AccountId => Account.AccountId;

    /// <summary>The order among equals: nothing that a repetition could see otherwise.</summary>
    public static int Compare(Candidate left, Candidate right)
    {
        var channel = string.CompareOrdinal(left.Channel, right.Channel);
        return channel != 0 ? channel : string.CompareOrdinal(left.AccountId, right.AccountId);
    }
}
