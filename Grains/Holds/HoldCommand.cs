namespace Payments.Holds;

/// <summary>What can happen to a pre-authorisation.</summary>
public enum HoldCommand
{
    /// <summary>The channel says that it holds the money.</summary>
    Authorise,

    /// <summary>The channel says that it will not.</summary>
    Decline,

    /// <summary>The channel wants the customer to act.</summary>
    AskCustomer,

    /// <summary>The channel has it in hand.</summary>
    Wait,

    /// <summary>The channel's answer was lost.</summary>
    LoseAnswer,

    /// <summary>Part of it was captured, and something is left.</summary>
    CapturePart,

    /// <summary>It was captured, and nothing is left: it was all, or the capture was final.</summary>
    CaptureRest,

    /// <summary>What is left is to be let go.</summary>
    Void,

    /// <summary>It was let go because somebody wanted it.</summary>
    EndVoid,

    /// <summary>It was let go because its time had come.</summary>
    Expire,

    /// <summary>The channel does not let it go, and goes on holding it.</summary>
    KeepOpen,

    /// <summary>The channel does not let it go, and may hold it by now: it is asked.</summary>
    AskAgain,
}
