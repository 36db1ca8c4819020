namespace Payments.ChannelSimulator.Providers;

/// <summary>The ways in which the answer of any provider goes wrong, once for each attempt that was armed.</summary>
internal enum ProviderFault
{
    /// <summary>Nothing done, HTTP 500.</summary>
    ErrorBefore,

    /// <summary>Nothing done, never answered.</summary>
    TimeoutBefore,

    /// <summary>Done; 200, and what a broken proxy would write.</summary>
    Garbage,

    /// <summary>Done; half of the answer, then the connection is cut.</summary>
    HalfBody,

    /// <summary>Done; the answer's amounts are greater.</summary>
    OtherAmount,

    /// <summary>Done; the answer's currency is another one.</summary>
    OtherCurrency,

    /// <summary>Done; 302 to another address.</summary>
    Redirect,

    /// <summary>Done; 200 with the body of an error.</summary>
    OkWithError,

    /// <summary>Done; never answered in time.</summary>
    Late,

    /// <summary>Done; HTTP 500.</summary>
    ErrorAfter,
}
