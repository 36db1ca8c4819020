namespace Payments.ChannelSimulator.Banking;

internal enum Operation : byte
{
    Charge,
    Refund,
    Void,
}
