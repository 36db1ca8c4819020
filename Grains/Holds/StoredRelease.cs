namespace Payments.Holds;

/// <summary>That what is left is to be let go.</summary>
public sealed record StoredRelease
{
    /// <summary>Counts them from 1: a channel that declined one is asked anew, under another key.</summary>
    public int Number { get; init; }

    public bool ByExpiry { get; init; }

    public StoredOperation Operation { get; init; } = new();
}
