namespace Payments.Tests.Unit.Models;

internal enum SagaDo
{
    /// <summary>The channel has answered, or not, and the payment stands in some way.</summary>
    Answer,

    /// <summary>The channel could not be reached.</summary>
    NotSent,

    /// <summary>Another try is written down before it is sent.</summary>
    Send,

    /// <summary>The payment is no longer wanted.</summary>
    Cancel,

    /// <summary>The channel has no word of what is to be ended: it may yet come to have one.</summary>
    NeverSeen,

    /// <summary>The channel does not say what became of the wish to end it.</summary>
    Silence,

    /// <summary>The sweep looks whether its time is over.</summary>
    Expire,

    /// <summary>The channel is asked for money that may have come after the end.</summary>
    LookForLateMoney,

    MoneyComesLate,

    /// <summary>What follows from late money: the payment succeeds after all.</summary>
    Honour,

    /// <summary>Money that has moved is to go back.</summary>
    Undo,

    AnswerRefund,

    /// <summary>All of the money has gone back.</summary>
    Undone,
}
