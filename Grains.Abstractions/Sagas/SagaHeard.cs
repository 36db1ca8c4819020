namespace Payments.Sagas;

/// <summary>What came of telling a saga that its channel has news.</summary>
[GenerateSerializer, Alias("saga-heard")]
public enum SagaHeard
{
    /// <summary>There is no such saga, or not yet.</summary>
    NotFound,

    /// <summary>The channel was asked and has not had its last word, or could not be asked.</summary>
    Open,

    /// <summary>It knows the channel's last word.</summary>
    Settled,
}
