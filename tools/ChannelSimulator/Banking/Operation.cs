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
    private static readonly Operation[] Nothing = [];
    private static readonly Operation[] Charges = [Operation.Charge];
    private static readonly Operation[] Authorisations = [Operation.Authorisation];
    private static readonly Operation[] Captured = [Operation.Charge, Operation.Capture];

    /// <summary>What an attempt of this operation may act on; nothing for those that begin something.</summary>
    public static Operation[] ActsOn(this Operation operation) => operation switch
    {
        Operation.Charge or Operation.Authorisation => Nothing,
        Operation.Refund => Captured,
        Operation.Void => Charges,
        Operation.Capture or Operation.Release => Authorisations,
    };
}
