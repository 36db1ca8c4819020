namespace Payments.Tests.Unit.Models;

internal enum HoldDo
{
    /// <summary>The channel says whether it holds the money.</summary>
    Answer,

    BeginCapture,

    AnswerCapture,

    BeginVoid,

    AnswerVoid,

    /// <summary>A refund asks for its share of a capture that it names, or of the oldest that has enough; the same one may ask again.</summary>
    HoldRefund,

    AnswerRefund,

    /// <summary>The sweep comes by: what is to be announced is announced, and what has expired is let go.</summary>
    Wake,
}
