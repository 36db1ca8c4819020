namespace Payments.ChannelSimulator.Banking;

internal enum Operation : byte
{
    Charge,
    Refund,
    Void,

    /// <summary>Holds an amount, which captures take.</summary>
    Authorisation,

    Capture,

    /// <summary>Lets go what an authorisation still holds.</summary>
    Release,
}

internal static class Operations
{
    /// <summary>What an attempt of this operation acts on; null for those that begin something.</summary>
    public static Operation? ActsOn(this Operation operation) => operation switch
    {
        Operation.Charge or Operation.Authorisation => null,
        Operation.Refund or Operation.Void => Operation.Charge,
        Operation.Capture or Operation.Release => Operation.Authorisation,
    };
}
