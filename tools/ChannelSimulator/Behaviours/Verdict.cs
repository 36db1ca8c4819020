namespace Payments.ChannelSimulator.Behaviours;

/// <summary>What becomes of the money.</summary>
internal enum Verdict
{
    Approve,
    Decline,

    /// <summary>Waits for the customer at the challenge page.</summary>
    AskCustomer,

    /// <summary>Succeeds later, by itself.</summary>
    SettleLater,

    /// <summary>Is declined later, by itself.</summary>
    DeclineLater,
}
