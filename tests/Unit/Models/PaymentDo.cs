namespace Payments.Tests.Unit.Models;

internal enum PaymentDo
{
    /// <summary>The channel answers, or a callback, a question or a repetition brings an answer again.</summary>
    Answer,

    /// <summary>Money is found of a payment that may have ended without.</summary>
    MoneyComesLate,

    /// <summary>A refund asks for its share; the same one may ask again.</summary>
    HoldRefund,

    /// <summary>The channel answers to a refund.</summary>
    AnswerRefund,
}
