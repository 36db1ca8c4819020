namespace Payments.Tests.Unit.Models;

internal enum HoldDo
{
    /// <summary>The channel says whether it holds the money.</summary>
    Answer,

    BeginCapture,

    AnswerCapture,

    BeginVoid,

    AnswerVoid,

    /// <summary>The sweep comes by: what is to be announced is announced, and what has expired is let go.</summary>
    Wake,
}
