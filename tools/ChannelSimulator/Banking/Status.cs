namespace Payments.ChannelSimulator.Banking;

internal enum Status : byte
{
    Succeeded,
    Declined,
    RequiresAction,
    Processing,
    Voided,
}
