namespace Payments.Sagas;

/// <summary>What can happen to a saga.</summary>
public enum SagaCommand
{
    /// <summary>Every step is done.</summary>
    Complete,

    /// <summary>What was done is to be undone, one step after the other.</summary>
    Undo,

    /// <summary>All of it is undone.</summary>
    Undone,

    /// <summary>A step can be neither done nor undone.</summary>
    GiveUp,

    /// <summary>Money has come after all was undone.</summary>
    Reopen,
}
