namespace Payments.Tests.Simulation.Plan;

internal enum OperationKind
{
    Pay,
    Refund,
    Hold,
    Capture,
    Void,
    Cancel,

    /// <summary>The same request again, with the same key.</summary>
    Replay,

    /// <summary>Another request with a key that was used.</summary>
    ReuseKey,
    Read,

    /// <summary>The customer answers the channel's question.</summary>
    Answer,

    /// <summary>A payment whose token is a card number, which is not to be found anywhere afterwards.</summary>
    CardNumber,

    /// <summary>Callbacks that came before come again, in another order.</summary>
    ResendCallbacks,
}

/// <summary>What a client does at a time, whatever has become of what it did before.</summary>
/// <param name="Target">The number of the operation that it is about; its own for one that creates something.</param>
internal sealed record PlannedOperation(int Number, TimeSpan At, OperationKind Kind, int Merchant, string Key, int Target, long Amount, string Token, bool Final);
