namespace Payments.Routing;

/// <summary>What the router needs to know of an account's health.</summary>
/// <param name="Answered">How many attempts of the last hour ended in any way.</param>
/// <param name="Succeeded">How many of them succeeded.</param>
/// <param name="MeanMilliseconds">How long they took.</param>
[GenerateSerializer, Immutable, Alias("candidate-health")]
public sealed record CandidateHealth(
    [property: Id(0)] CircuitState Circuit,
    [property: Id(1)] long Answered,
    [property: Id(2)] long Succeeded,
    [property: Id(3)] long MeanMilliseconds)
{
    /// <summary>Of an account that nobody has heard of yet.</summary>
    public static CandidateHealth Unheard { get; } = new(CircuitState.Closed, 0, 0, 0);
}
