namespace Payments.Tests.Unit.Models;

internal enum LimitDo
{
    /// <summary>A payment asks for its share of the limits; the same one may ask again.</summary>
    Reserve,

    /// <summary>The hold is durable: from now on the payment may be charged.</summary>
    Confirm,

    Commit,

    Release,

    /// <summary>A refund of a payment that has moved; the same one may ask again until it is forgotten.</summary>
    GiveBack,

    Forget,

    /// <summary>What was not durable is lost.</summary>
    Crash,
}
