namespace Payments.ChannelSimulator.Behaviours;

/// <summary>How the first call of an attempt is answered; a repeated call is always answered plainly.</summary>
internal enum Delivery
{
    Plain,

    /// <summary>Never answered, nothing done.</summary>
    TimeoutBefore,

    /// <summary>As TimeoutBefore, but only the first call of the attempt.</summary>
    TimeoutBeforeOnce,

    /// <summary>Done, never answered.</summary>
    TimeoutAfter,

    /// <summary>HTTP 500, nothing done.</summary>
    ErrorBefore,

    /// <summary>As ErrorBefore, but only the first call of the attempt.</summary>
    ErrorBeforeOnce,

    /// <summary>Done, HTTP 500.</summary>
    ErrorAfter,

    /// <summary>Done at once, answered late.</summary>
    Slow,

    /// <summary>Done late, even when the caller has gone by then: a request that was held up on its way.</summary>
    Late,

    /// <summary>Done, and the callback is sent three times, beside the answer.</summary>
    DuplicateCallbacks,

    /// <summary>Done, and the callback is delivered before the answer.</summary>
    CallbackFirst,

    /// <summary>Done, answered with 200 and half a JSON document.</summary>
    Garbage,

    /// <summary>Done, answered with an amount that is one minor unit too high.</summary>
    WrongAmount,

    /// <summary>Done, and the connection is reset.</summary>
    ResetAfter,
}
